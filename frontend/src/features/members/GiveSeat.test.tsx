import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { RowMenu } from "@/components/ui/grid/RowMenu";
import { CurrentProvider } from "@/features/account/Current";
import { Asking } from "@/features/members/Asking";
import { MemberMenu } from "@/features/members/table/MemberMenu";
import type { AccountView, MemberRef, OrganizationRef } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { answering, refuse } from "@/test/backend";
import { show } from "@/test/render";

const cleo = { id: "mem_c", name: "Cleo", roles: ["admin"], active: false, you: false } as MemberRef;
const current = { account: {} as AccountView, organization: { id: "org_1", name: "Nord" } as OrganizationRef };
const nothing = () => undefined;

function menu(member: MemberRef, isFull: boolean) {
  const onAsk = vi.fn();
  const { again } = show(
    <CurrentProvider value={current}>
      <RowMenu name={member.name} trigger={document.body} onClose={nothing}>
        <MemberMenu member={member} isFull={isFull} onOpen={nothing} onAsk={onAsk} />
      </RowMenu>
    </CurrentProvider>,
  );
  return { again, onAsk };
}

const mine = () => screen.queryByRole("menuitem", { name: text("members.seat.mine") });

test("one's own seat is offered to who has none, where none is free", async () => {
  const { onAsk } = menu(cleo, true);
  await userEvent.click(mine() as HTMLElement);
  expect(onAsk).toHaveBeenCalledWith("seat");
});

test.each([
  [cleo, false],
  [{ ...cleo, active: true }, true],
])("and otherwise it isn't", (member, isFull) => {
  menu(member, isFull);
  expect(mine()).toBeNull();
});

function asking(answer: () => unknown) {
  const { "Organization.GiveSeat": give } = answering({ "Organization.GiveSeat": answer });
  const onClose = vi.fn();
  show(
    <CurrentProvider value={current}>
      <Asking question={{ what: "seat", members: [cleo] }} onClose={onClose} onRemoved={nothing} />
    </CurrentProvider>,
  );
  return { give, onClose };
}

const press = () => userEvent.click(screen.getByRole("button", { name: text("members.seat.mine.submit") }));

test("it is given once that is confirmed", async () => {
  const { give, onClose } = asking(() => ({ state: "active" }));
  expect(screen.getByText(/lose access/)).toBeTruthy();
  expect(give).not.toHaveBeenCalled();
  await press();
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(give).toHaveBeenCalledWith({ id: "org_1", member: "mem_c" });
});

test("a refusal is said in the dialog", async () => {
  const { onClose } = asking(() => refuse("member.yourself"));
  await press();
  await screen.findByText(text("error.member.yourself"));
  expect(onClose).not.toHaveBeenCalled();
});
