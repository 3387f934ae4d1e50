import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { CurrentProvider } from "@/features/account/Current";
import { RemoveMembers } from "@/features/members/RemoveMembers";
import type { AccountView, MemberRef, OrganizationRef } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { answering } from "@/test/backend";
import { show } from "@/test/render";

const cleo = { id: "mem_c", name: "Cleo", roles: ["admin"], active: true } as MemberRef;
const current = { account: {} as AccountView, organization: { id: "org_1", name: "Nord" } as OrganizationRef };

const none = { keys: [], total: 0 };

function asked(price: number, keys: object = none) {
  const spies = answering({
    "Plan.Subscriptions": () => ({ subscriptions: [{ family: "chat", seats: 5, price }], charges: [] }),
    "Organization.KeysOf": () => keys,
    "Organization.Remove": () => ({ changed: 1 }),
  });
  show(
    <CurrentProvider value={current}>
      <RemoveMembers members={[cleo]} onClose={() => undefined} onRemoved={() => undefined} />
    </CurrentProvider>,
  );
  return spies;
}

test("whoever pays for seats learns that they stay, and where to change them", async () => {
  asked(900);
  expect(await screen.findByText(new RegExp(text("members.remove.seats")))).toBeTruthy();
  expect(screen.getByRole("link", { name: text("nav.subscriptions") }).getAttribute("href")).toBe("#/subscriptions");
});

test("where nothing is paid nothing is said of it", async () => {
  asked(0);
  await Promise.resolve();
  expect(screen.queryByRole("link")).toBeNull();
});

const key = { id: "key_1", name: "nightly", workspaceName: "Support", member: "mem_c", lastUsed: "" };
const press = () => userEvent.click(screen.getByRole("button", { name: text("members.remove.submit.named") }));

test("the keys that they made are named, and revoked unless somebody wants to keep them", async () => {
  const { "Organization.Remove": remove } = asked(0, { keys: [key], total: 1 });
  await screen.findByText("nightly");
  await press();
  expect(remove).toHaveBeenLastCalledWith({ id: "org_1", members: ["mem_c"], revokeKeys: true });
  await userEvent.click(screen.getByRole("checkbox", { name: new RegExp(text("members.remove.keys.revoke")) }));
  await press();
  expect(remove).toHaveBeenLastCalledWith({ id: "org_1", members: ["mem_c"], revokeKeys: false });
});

test("without keys nothing is said of them, and none is revoked", async () => {
  const { "Organization.Remove": remove } = asked(0);
  await press();
  expect(screen.queryByRole("checkbox")).toBeNull();
  expect(remove).toHaveBeenLastCalledWith({ id: "org_1", members: ["mem_c"], revokeKeys: false });
});
