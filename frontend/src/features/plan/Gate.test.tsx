import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Button } from "@/components/ui/Button";
import { CurrentProvider } from "@/features/account/Current";
import { Gate, plansAddress } from "@/features/plan/Gate";
import type { AccountView, AvailableView, OrganizationRef } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";
import { answering } from "@/test/backend";
import { show } from "@/test/render";

const current = { account: {} as AccountView, organization: { id: "org_1", name: "Nord" } as OrganizationRef };
const names = { Plans: `${isolate("Team")} and ${isolate("Enterprise")}`, Names: isolate("Ines Moreau") };

const never = () => new Promise(() => undefined);

function gate(view: Partial<AvailableView>, isAnswered = true) {
  const members = { id: "members", name: "Members", included: false, plans: ["Team", "Enterprise"] };
  const available = { permissions: [], features: [members], admins: ["Ines Moreau"], billing: ["Ines Moreau"] };
  answering({ "Plan.Available": isAnswered ? () => ({ ...available, ...view }) : never });
  show(
    <CurrentProvider value={current}>
      <Gate permission="members.manage" feature="members">
        {(isDisabled) => <Button isDisabled={isDisabled}>Invite</Button>}
      </Gate>
    </CurrentProvider>,
  );
}

const invite = () => screen.getByRole<HTMLButtonElement>("button", { name: "Invite" });

test("who lacks the role reads whom to ask, whatever the plan", async () => {
  gate({});
  await screen.findByText(text("gate.ask.admin", names));
  expect(invite().disabled).toBe(true);
  expect(screen.queryByRole("link")).toBeNull();
});

test("who could with another plan, and may choose one, is led to the plans", async () => {
  gate({ permissions: ["members.manage", "plan.manage"] });
  await screen.findByText(text("gate.included", names));
  expect(screen.getByRole("link", { name: text("gate.upgrade") }).getAttribute("href")).toBe(plansAddress);
  expect(invite().disabled).toBe(true);
});

test("who could with another plan, but may not choose one, reads who may", async () => {
  gate({ permissions: ["members.manage"] });
  await screen.findByText(`${text("gate.included", names)} ${text("gate.ask.billing", names)}`);
  expect(screen.queryByRole("link")).toBeNull();
});

test("where nobody has the role, it says so", async () => {
  gate({ permissions: ["members.manage"], billing: [] });
  await screen.findByText(new RegExp(text("gate.nobody.billing")));
});

test("what the plan includes is within reach of who has the role, without a word", async () => {
  const members = { id: "members", name: "Members", included: true, plans: ["Team"] };
  gate({ permissions: ["members.manage"], features: [members] as AvailableView["features"] });
  await screen.findByRole("button", { name: "Invite" });
  await expect.poll(() => invite().disabled).toBe(false);
  expect(screen.queryByText(new RegExp(text("gate.nobody.admin")))).toBeNull();
});

test("until it is known, nothing can be pressed and nothing is said", () => {
  gate({}, false);
  expect(invite().disabled).toBe(true);
  expect(screen.queryByText(/Ines/)).toBeNull();
});
