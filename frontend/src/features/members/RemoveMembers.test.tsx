import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { CurrentProvider } from "@/features/account/Current";
import { RemoveMembers } from "@/features/members/RemoveMembers";
import type { AccountView, MemberRef, OrganizationRef } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { answering } from "@/test/backend";
import { show } from "@/test/render";

const cleo = { id: "mem_c", name: "Cleo", roles: ["admin"], active: true } as MemberRef;
const current = { account: {} as AccountView, organization: { id: "org_1", name: "Nord" } as OrganizationRef };

function asked(price: number) {
  answering({ "Plan.Subscriptions": () => ({ subscriptions: [{ family: "chat", seats: 5, price }], charges: [] }) });
  show(
    <CurrentProvider value={current}>
      <RemoveMembers members={[cleo]} onClose={() => undefined} onRemoved={() => undefined} />
    </CurrentProvider>,
  );
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
