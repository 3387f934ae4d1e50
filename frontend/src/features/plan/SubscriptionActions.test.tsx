import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { CurrentProvider } from "@/features/account/Current";
import { PlanTable } from "@/features/plan/PlanTable";
import { SubscriptionActions } from "@/features/plan/SubscriptionActions";
import type { AccountView, OrganizationRef, SubscriptionView } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";
import { answering } from "@/test/backend";
import { chat, free, previewed, pro, subscribed, team } from "@/test/plans";
import { show } from "@/test/render";

const current = { account: {} as AccountView, organization: { id: "org_1", name: "Nord" } as OrganizationRef };
const available = { permissions: ["plan.manage"], features: [], admins: [], billing: [] };

const actions = (subscription: SubscriptionView) => (
  <CurrentProvider value={current}>
    <SubscriptionActions subscription={subscription} family={chat} />
  </CurrentProvider>
);

test("the trial says which plan it is of, for how many, and what comes after", () => {
  answering({ "Plan.Available": () => available });
  show(actions(subscribed({ state: "free", plan: "free", canTrial: true })));
  const names = { Plan: isolate("Team"), Free: isolate("Free") };
  expect(screen.getByText(text("compare.offer", { ...names, Count: 10 }))).toBeTruthy();
});

test("who resumes reads that alone, no longer that it ends", async () => {
  const canceled = subscribed({ cancels: true });
  answering({
    "Plan.Available": () => available,
    "Plan.Preview": () => previewed({ effective: "period_end" }),
    "Plan.Cancel": () => ({ subscriptions: [canceled], charges: [] }),
    "Plan.Resume": () => ({ subscriptions: [subscribed()], charges: [] }),
  });
  const { again } = show(actions(subscribed()));
  const press = async (name: string | RegExp) => {
    const button = await screen.findByRole<HTMLButtonElement>("button", { name });
    await waitFor(() => expect(button.disabled).toBe(false));
    await userEvent.click(button);
  };
  await press(text("plans.cancel"));
  await press(/^End on/);
  await screen.findByText(/ends on/);
  again(actions(canceled));
  await press(text("plans.resume"));
  await screen.findByText(text("plans.resumed", { Plan: isolate("Team") }));
  await waitFor(() => expect(screen.queryByText(/ends on/)).toBeNull());
});

test("the plan that is tried is subscribed to, the one that is paid is changed", () => {
  const family = { ...chat, plans: [free, pro, { ...team, current: true }] };
  const table = (state: string) => (
    <PlanTable
      family={family}
      features={[]}
      currency="EUR"
      interval="month"
      subscription={subscribed({ state })}
      isDisabled={false}
      onChoose={vi.fn()}
    />
  );
  const name = (key: "compare.subscribe.what" | "compare.adjust.what") => text(key, { Plan: isolate("Team") });
  const { again } = show(table("trialing"));
  expect(screen.getByRole("button", { name: name("compare.subscribe.what") })).toBeTruthy();
  again(table("active"));
  expect(screen.getByRole("button", { name: name("compare.adjust.what") })).toBeTruthy();
});
