import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { CurrentProvider } from "@/features/account/Current";
import { Blocked } from "@/features/invitation/Blocked";
import { InvitationsTab } from "@/features/invitation/InvitationsTab";
import { InvitationsTable } from "@/features/invitation/InvitationsTable";
import type { AccountView, InvitationRef, OrganizationRef } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";
import { answering } from "@/test/backend";
import { show } from "@/test/render";

const organization = { id: "org_1", name: "Atelier Nord", roles: ["member"] } as OrganizationRef;
const account = { id: "acc_1", email: "jo@example.com" } as AccountView;

const within = (children: React.ReactNode) => (
  <CurrentProvider value={{ account, organization }}>{children}</CurrentProvider>
);

const invitation = (id: string, changed: Partial<InvitationRef> = {}): InvitationRef => ({
  id,
  email: `${id}@example.com`,
  name: "",
  roles: ["member"],
  workspaces: [],
  state: "open",
  sent: new Date().toISOString(),
  expires: new Date(Date.now() + 86_400_000 * 7).toISOString(),
  by: "Camille Moreau",
  mail: "none",
  ...changed,
});

test("who may not invite reads whom to ask, and nothing is asked of the backend", async () => {
  const { "Invitation.List": list } = answering({
    "Plan.Available": () => ({ permissions: ["members.read"], features: [], admins: ["Ines"], billing: [] }),
    "Invitation.List": () => ({ invitations: [], next: "" }),
  });
  show(within(<InvitationsTab />));
  await screen.findByText(text("gate.ask.admin", { Names: isolate("Ines") }));
  await waitFor(() => expect(list).not.toHaveBeenCalled());
});

test("where the plan is the reason, the trial and the plans are the way", async () => {
  answering({
    "Plan.Subscriptions": () => ({ subscriptions: [{ family: "chat", canTrial: true }], charges: [] }),
    "Plan.Compare": () => ({ currency: "EUR", families: [{ id: "chat", plans: [{ trialDays: 14 }] }], features: [] }),
  });
  const refusal = { reason: "plan", role: "billing", ask: [], plans: ["Team"], upgrade: true } as const;
  show(within(<Blocked refusal={{ ...refusal, ask: [], plans: ["Team"] }} />));
  await screen.findByRole("button", { name: text("plans.trial", { Count: 14 }) });
  expect(screen.getByRole("button", { name: text("gate.upgrade") })).toBeTruthy();
});

test("several are revoked together, after a question", async () => {
  const { "Invitation.Revoke": revoke } = answering({ "Invitation.Revoke": () => ({ changed: 2 }) });
  show(
    within(
      <InvitationsTable
        invitations={["ana", "bo", "cy"].map((id) => invitation(id))}
        mailReady={false}
        onNear={() => undefined}
      />,
    ),
  );
  for (const id of ["ana", "cy"]) {
    await userEvent.click(
      screen.getByRole("checkbox", { name: text("members.select", { Name: `${id}@example.com` }) }),
    );
  }
  await userEvent.click(screen.getByRole("button", { name: text("invitations.revoke") }));
  await screen.findByText(text("invitations.revoke.help", { Count: 2 }));
  await userEvent.click(screen.getByRole("button", { name: text("invitations.revoke.submit", { Count: 2 }) }));
  await waitFor(() => expect(revoke).toHaveBeenCalledWith({ organization: "org_1", ids: ["ana", "cy"] }));
  await screen.findByText(text("invitations.revoked", { Count: 2 }));
});

test("a mail that failed says why, and one whose address was erased says that", () => {
  const problem = { code: "mail.recipient_refused", params: { answer: "550" }, message: "" };
  const { again } = show(
    within(
      <InvitationsTable
        invitations={[invitation("ana", { mail: "failed", mailProblem: problem })]}
        mailReady
        onNear={() => undefined}
      />,
    ),
  );
  const Why = text("error.mail.recipient_refused", { answer: 550 });
  expect(screen.getByText(text("invitations.mail.refused", { Why }))).toBeTruthy();
  again(
    within(
      <InvitationsTable
        invitations={[invitation("ana", { mail: "queued", mailProblem: problem })]}
        mailReady
        onNear={() => undefined}
      />,
    ),
  );
  expect(screen.getByText(text("invitations.mail.retrying", { Why }))).toBeTruthy();
  again(
    within(
      <InvitationsTable
        invitations={[invitation("bo", { state: "expired", email: "" })]}
        mailReady
        onNear={() => undefined}
      />,
    ),
  );
  expect(screen.getByText(text("invitations.erased"))).toBeTruthy();
  expect(screen.getByText(text("invitations.outcome.expired"))).toBeTruthy();
});
