import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { CurrentProvider } from "@/features/account/Current";
import { roleChanges, useChanges } from "@/features/members/useChanges";
import type { AccountView, MemberRef, OrganizationRef } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { answering } from "@/test/backend";
import { show } from "@/test/render";

const member = (id: string, ...roles: string[]) => ({ id, name: `Person ${id}`, roles, active: true }) as MemberRef;

test("nobody is left without a role", () => {
  const people = [member("a", "admin"), member("b", "admin", "billing")];
  expect(roleChanges(people, "admin", false)).toEqual([
    { members: ["b"], remove: ["admin"] },
    { members: ["a"], add: ["member"], remove: ["admin"] },
  ]);
  expect(roleChanges([member("c", "member")], "billing", true)).toEqual([{ members: ["c"], add: ["billing"] }]);
});

function Bench({ people, role, on }: { people: MemberRef[]; role: string; on: boolean }) {
  const { setRole, setSeat } = useChanges();
  return (
    <>
      <button type="button" onClick={() => void setRole(people, role, on)}>
        role
      </button>
      <button type="button" onClick={() => void setSeat(people, false)}>
        seat
      </button>
    </>
  );
}

function place(people: MemberRef[], role: string, on: boolean) {
  const current = { account: {} as AccountView, organization: { id: "org_1" } as OrganizationRef };
  show(
    <CurrentProvider value={current}>
      <Bench people={people} role={role} on={on} />
    </CurrentProvider>,
  );
}

test("a role goes to those who lack it, and only from them it is taken back", async () => {
  const { "Organization.SetRoles": set } = answering({ "Organization.SetRoles": () => ({ changed: 1 }) });
  place([member("a", "member"), member("b", "billing")], "billing", true);
  await userEvent.click(screen.getByText("role"));
  await waitFor(() => expect(set).toHaveBeenCalledWith({ id: "org_1", members: ["a"], add: ["billing"], remove: [] }));
  await userEvent.click(await screen.findByRole("button", { name: text("action.undo") }));
  await waitFor(() =>
    expect(set).toHaveBeenLastCalledWith({ id: "org_1", members: ["a"], add: [], remove: ["billing"] }),
  );
});

test("whoever gives up being Admin is not offered to take it back", async () => {
  answering({ "Organization.SetRoles": () => ({ changed: 1 }) });
  place([{ ...member("a", "admin", "member"), you: true }], "admin", false);
  await userEvent.click(screen.getByText("role"));
  await screen.findByText((said) => said.includes("Person a"));
  expect(screen.queryByRole("button", { name: text("action.undo") })).toBeNull();
});

test("the last role is not taken, and it is said whose it is", async () => {
  const { "Organization.SetRoles": set } = answering({ "Organization.SetRoles": () => ({ changed: 1 }) });
  place([member("a", "member", "admin"), member("b", "member")], "member", false);
  await userEvent.click(screen.getByText("role"));
  await screen.findByText((said) => said.includes("Person b"));
  expect(set).not.toHaveBeenCalled();
});

test("a refusal names who and why", async () => {
  answering({
    "Organization.SetSeats": () => {
      throw JSON.stringify({ code: "members.last_admin", params: { name: "Person a" }, fields: [] });
    },
  });
  place([member("a", "admin")], "", true);
  await userEvent.click(screen.getByText("seat"));
  await screen.findByText((said) => said.includes("Person a") && said.includes("last active Admin"));
});
