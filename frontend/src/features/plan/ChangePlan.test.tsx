import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { CurrentProvider } from "@/features/account/Current";
import { ChangePlan } from "@/features/plan/ChangePlan";
import { Consequences } from "@/features/plan/Consequences";
import { isTold } from "@/features/plan/PlanNotice";
import { Summary } from "@/features/plan/Summary";
import type { AccountView, OrganizationRef, PreviewView } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";
import { queries } from "@/lib/queries";
import { answering, refuse } from "@/test/backend";
import { chat, previewed, subscribed } from "@/test/plans";
import { show } from "@/test/render";

const current = { account: {} as AccountView, organization: { id: "org_1", name: "Nord" } as OrganizationRef };
const euros = (amount: string) => isolate(`€${amount}`);

function change(preview: (input: { seats: number }) => PreviewView, subscribe: () => unknown, has = subscribed()) {
  const { "Plan.Preview": asked, "Plan.Subscribe": bought } = answering({
    "Plan.Preview": preview,
    "Plan.Subscribe": subscribe,
  });
  const onClose = vi.fn();
  show(
    <CurrentProvider value={current}>
      <ChangePlan family={chat} subscription={has} onClose={onClose} />
    </CurrentProvider>,
  );
  return { asked, bought, onClose };
}

const confirm = (amount: string) =>
  screen.findByRole("button", { name: text("change.confirm", { Amount: euros(amount) }) });

const seats = async (typed: string) => {
  const field = screen.getByRole("textbox", { name: text("plans.seats") });
  await userEvent.clear(field);
  await userEvent.type(field, typed);
};

const after = { subscriptions: [subscribed({ seats: 12 })], charges: [] };

test("what is confirmed is what the preview said, to the moment and the cent", async () => {
  const { bought, onClose } = change(
    ({ seats }) => previewed({ dueNow: seats === 12 ? 4998 : 0 }),
    () => after,
  );
  await seats("12");
  await userEvent.click(await confirm("49.98"));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(bought).toHaveBeenCalledWith(
    expect.objectContaining({
      plan: "team",
      seats: 12,
      at: previewed().at,
      expected: 4998,
      // biome-ignore lint/suspicious/noThenProperty: what is due after that, as the backend names it
      then: previewed().then.amount,
    }),
  );
});

test("what was just confirmed is not asked for once more: it would be no change", async () => {
  let isChanged = false;
  const { asked, onClose } = change(
    () => (isChanged ? refuse("change.none") : previewed({ dueNow: 4998 })),
    async () => {
      isChanged = true;
      await new Promise((soon) => setTimeout(soon, 30));
      // The entry tells of itself before the answer is there.
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes("org_1") });
      return after;
    },
  );
  await userEvent.click(await confirm("49.98"));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  await new Promise((soon) => setTimeout(soon, 50));
  expect(asked).toHaveBeenCalledTimes(1);
});

test("a plan that is paid by use says so, and which limits it raises", () => {
  const few = { requestsPerSecond: 1, tokensPerMinute: 0, tokensPerMonth: 1_000 };
  const many = { requestsPerSecond: 20, tokensPerMinute: 0, tokensPerMonth: 0 };
  const scale = previewed({ dueNow: 0, metered: true, gains: ["Alerts"], limits: many, limitsBefore: few });
  const { again } = show(<Summary preview={scale} interval="month" trialDays={0} isOld={false} />);
  expect(screen.getByText(text("plans.metered"))).toBeTruthy();
  expect(screen.getByText(new RegExp(text("change.then.metered")))).toBeTruthy();
  const gains = () => screen.queryByText(text("change.gains"))?.parentElement?.textContent ?? "";
  const raised = (limit: "requestsPerSecond" | "tokensPerMonth", to: string, from: string) =>
    text("change.limit", { Limit: text(`plans.limit.${limit}`), Amount: isolate(to), Before: isolate(from) });
  expect(gains()).toContain(raised("requestsPerSecond", "20", "1"));
  expect(gains()).toContain(raised("tokensPerMonth", text("plans.unlimited"), "1,000"));
  expect(gains()).not.toContain(text("plans.limit.tokensPerMinute"));
  again(
    <Summary
      preview={previewed({ dueNow: 0, limits: few, limitsBefore: many })}
      interval="month"
      trialDays={0}
      isOld={false}
    />,
  );
  expect(screen.queryByText(text("plans.metered"))).toBeNull();
  expect(screen.getByText(text("change.stops")).parentElement?.textContent).toContain(
    raised("requestsPerSecond", "1", "20"),
  );
});

test("what can't be ordered is not asked for, and says why", async () => {
  const { asked } = change(
    () => previewed(),
    () => after,
  );
  await waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
  await seats("1");
  await screen.findByText(text("field.too_small", { min: 2 }));
  expect(screen.getByRole<HTMLButtonElement>("button", { name: /^Confirm/ }).disabled).toBe(true);
  await new Promise((soon) => setTimeout(soon, 400));
  expect(asked).toHaveBeenCalledTimes(1);
});

test("where the price has changed meanwhile, the new one is shown and nothing is bought", async () => {
  let due = 4998;
  const { onClose } = change(
    () => previewed({ dueNow: due }),
    () => {
      due = 5998;
      return refuse("plan.price_changed");
    },
  );
  await userEvent.click(await confirm("49.98"));
  await screen.findByText(text("error.plan.price_changed"));
  await confirm("59.98");
  expect(onClose).not.toHaveBeenCalled();
});

test("what an order takes back is said before it is confirmed", async () => {
  change(
    ({ seats }) => previewed({ resumes: seats === 12, drops: seats === 11 }),
    () => after,
  );
  await seats("12");
  expect((await screen.findByText(new RegExp(text("change.resumes")))).textContent).not.toContain(text("change.drops"));
  await seats("11");
  expect((await screen.findByText(new RegExp(text("change.drops")))).textContent).not.toContain(text("change.resumes"));
});

test("an order in a trial says which days lapse and who settles the amount", async () => {
  change(
    () => previewed(),
    () => after,
    subscribed({ state: "trialing", daysLeft: 9 }),
  );
  await screen.findByText(new RegExp(text("change.trial_over", { Count: 9 })));
  await screen.findByText(text("change.payment"));
});

test("invitations that lose their seat are told with what becomes of them", () => {
  show(<Consequences preview={previewed({ invited: 2 })} />);
  expect(screen.getByText(text("change.invited", { Count: 2 }))).toBeTruthy();
});

test("who is to lose their seat is named, the many by a few", () => {
  const names = ["Jonas Keller", "Zofia Nowak", "Luca Romano", "Beatriz Souza", "Ines Roth"];
  const inactive = names.map((name, index) => ({ member: `mem_${index}`, name }));
  const { again } = show(<Consequences preview={previewed({ inactive, inactiveCount: 44 })} />);
  expect(screen.getByText(/Jonas Keller.*Luca Romano.*and 41 more become inactive/).textContent).not.toContain(
    "Beatriz",
  );
  again(<Consequences preview={previewed({ inactive: inactive.slice(0, 1), inactiveCount: 1 })} />);
  expect(screen.getByText(/Jonas Keller.* becomes inactive/)).toBeTruthy();
});

test("a trial is told where one looks for it, everywhere in its last days; a missing payment always", () => {
  expect(isTold({ state: "trialing", daysLeft: 9 }, true)).toBe(true);
  expect(isTold({ state: "trialing", daysLeft: 9 }, false)).toBe(false);
  expect(isTold({ state: "trialing", daysLeft: 3 }, false)).toBe(true);
  expect(isTold({ state: "past_due", daysLeft: 14 }, false)).toBe(true);
  expect(isTold({ state: "active", daysLeft: 1 }, true)).toBe(false);
});
