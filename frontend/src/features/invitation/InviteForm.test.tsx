import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { CurrentProvider } from "@/features/account/Current";
import { draftOf } from "@/features/invitation/draft";
import { Handed } from "@/features/invitation/Handed";
import { InviteForm } from "@/features/invitation/InviteForm";
import type { AccountView, InvitationLine, OrganizationRef, SentInvitation } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { answering } from "@/test/backend";
import { show } from "@/test/render";

vi.mock("@tanstack/react-router", () => ({ useNavigate: () => () => undefined }));

const organization = { id: "org_1", name: "Atelier Nord", roles: ["admin"] } as OrganizationRef;
const account = { id: "acc_1", email: "jo@example.com" } as AccountView;
const form = (key: string) => (
  <CurrentProvider value={{ account, organization }}>
    <InviteForm key={key} onHanded={() => undefined} onDiscard={() => undefined} />
  </CurrentProvider>
);
const people = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: text("invite.people") });

test("what was written outlives the form, until it is thrown away", async () => {
  answering({
    "Invitation.List": () => ({ invitations: [], next: "", mailReady: false }),
    "Invitation.Preview": () => ({ lines: [], ok: 0, seatsLeft: 5 }),
  });
  const { again } = show(form("first"));
  expect(screen.getByRole("button", { name: new RegExp(text("invite.drop")) })).toBeTruthy();
  await userEvent.type(people(), "bo@example.com");
  again(form("second"));
  expect(people().value).toBe("bo@example.com");
  expect(draftOf("acc_2", "org_1").get()).toBeUndefined();
  await userEvent.click(screen.getByRole("button", { name: text("invite.discard") }));
  again(form("third"));
  await waitFor(() => expect(people().value).toBe(""));
});

test("the result says how a link is opened, and who was left out and why", () => {
  const sent = { id: "inv_1", email: "bo@example.com", link: "intendant:join?x" } as SentInvitation;
  const left = [{ line: 2, email: "cem", name: "", roles: ["member"], verdict: "malformed" }] as InvitationLine[];
  show(<Handed invitations={[sent]} mailed left={left} onMore={() => undefined} />);
  expect(screen.getByText(text("invite.open"))).toBeTruthy();
  const list = screen.getByRole("list", { name: text("invite.left", { Count: 1 }) });
  expect(within(list).getByText("cem")).toBeTruthy();
  expect(within(list).getByText(text("invitation.verdict.malformed"))).toBeTruthy();
});
