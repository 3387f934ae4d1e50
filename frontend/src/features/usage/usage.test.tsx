import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { CurrentProvider } from "@/features/account/Current";
import { RangeDialog } from "@/features/usage/RangeDialog";
import { UsagePage } from "@/features/usage/UsagePage";
import type { AccountView, OrganizationRef, UsageOverviewView } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";
import { answering, refuse } from "@/test/backend";
import { show } from "@/test/render";

const current = { account: {} as AccountView, organization: { id: "org_1", name: "Nord" } as OrganizationRef };
const nothing = () => undefined;
const today = new Date().toISOString().slice(0, 10);

const overview: UsageOverviewView = {
  currency: "EUR",
  month: today.slice(0, 7),
  spend: "312400000000",
  cap: "400000000000",
  reserved: "8120000000",
  running: 14,
  forecast: "389000000000",
  requests: 184_207,
  input: 49_100_000,
  output: 12_700_000,
  refused: [{ level: "plan", limit: "tokens_per_minute", count: 38 }],
  previous: { requests: 164_470, input: 1, output: 1, spend: "1" },
  days: [{ day: today, requests: 1, input: 2, output: 3, spend: "312400000000" }],
} as UsageOverviewView;

const row = { requests: 10, input: 5, output: 5, cached: 0, spend: "300000000000", estimated: 0 };
const by = {
  currency: "EUR",
  rows: [
    { ...row, id: "mdl_1", name: "mistral-large" },
    { ...row, id: "mdl_2", name: "", spend: "0", estimated: 2 },
  ],
  series: [{ day: today, parts: [{ id: "mdl_1", requests: 10, tokens: 10, spend: "300000000000" }] }],
  total: { ...row, id: "", name: "" },
};

function backend({
  detail,
  permissions = ["usage.read", "spend.manage"],
}: {
  detail: boolean;
  permissions?: string[];
}) {
  const feature = (id: string) => ({ id, included: detail, plans: ["Scale"] });
  return answering({
    "Usage.Overview": () => overview,
    "Usage.By": () => by,
    "Usage.Alerts": () => ({ percents: [80], reached: [] }),
    "Usage.SetAlerts": ({ percents }: { percents: number[] }) => ({ percents, reached: [] }),
    "Usage.Export": () => ({ name: "usage.csv", data: "" }),
    "Plan.Available": () => ({
      permissions,
      features: [feature("usage_detail"), feature("spend_limits")],
      admins: ["Camille"],
      billing: ["Zofia"],
    }),
  });
}

const place = () =>
  show(
    <CurrentProvider value={current}>
      <UsagePage />
    </CurrentProvider>,
  );

test("the cap, what is set aside and where the month is heading stand beside the spend", async () => {
  backend({ detail: true });
  place();
  await screen.findByText("€312.40", { selector: "span" });
  expect(screen.getByText(text("usage.spend.capped"))).toBeTruthy();
  expect(screen.getByText(text("usage.of", { Amount: isolate("€400.00") }))).toBeTruthy();
  expect(screen.getByText(text("usage.reserved", { Amount: isolate("€8.12"), Count: 14 }))).toBeTruthy();
  expect(screen.getByText(text("usage.forecast", { Amount: isolate("€389") }))).toBeTruthy();
  expect(screen.getByText("184,207")).toBeTruthy();
  expect(screen.getByText(/\+12%/)).toBeTruthy();
  expect(screen.getByText(/61\.8/)).toBeTruthy();
  expect(screen.getByText(text("plans.limit.tokensPerMinute"))).toBeTruthy();
});

test("without the detail there are totals, and the way to more", async () => {
  const { "Usage.By": asked } = backend({ detail: false, permissions: ["usage.read", "plan.manage"] });
  place();
  await screen.findByText(text("usage.detail"));
  expect(screen.getAllByRole("link", { name: text("gate.upgrade") }).length).toBeGreaterThan(0);
  await screen.findByRole("table", { name: text("usage.per_day.spend") });
  expect(screen.queryByRole("radiogroup", { name: text("usage.by") })).toBeNull();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: new RegExp(text("usage.export.title")) }).disabled).toBe(
    true,
  );
  expect(asked).not.toHaveBeenCalled();
});

test("the table follows what it is broken down by, and says what is estimated and what is gone", async () => {
  const { "Usage.By": asked } = backend({ detail: true });
  place();
  const table = await screen.findByRole("grid", { name: text("usage.by.model") });
  expect(within(table).getByText("mistral-large")).toBeTruthy();
  expect(within(table).getByText(text("usage.unnamed"))).toBeTruthy();
  expect(within(table).getByText(text("usage.estimated", { Count: 2 }))).toBeTruthy();
  await userEvent.click(screen.getByRole("radio", { name: text("usage.by.member") }));
  await screen.findByRole("grid", { name: text("usage.by.member") });
  expect(asked).toHaveBeenLastCalledWith(expect.objectContaining({ by: "member", workspace: "", to: today }));
});

test("those who have no row of their own share the last one", async () => {
  const backends = backend({ detail: true });
  backends["Usage.By"]?.mockResolvedValue({ ...by, others: { ...row, id: "others", name: "", requests: 7_777 } });
  place();
  const table = await screen.findByRole("grid", { name: text("usage.by.model") });
  const last = within(table).getAllByRole("row").at(-1) as HTMLElement;
  expect(within(last).getByText(text("chart.rest"))).toBeTruthy();
  expect(within(last).getByText("7,777")).toBeTruthy();
});

test("an alert is one press", async () => {
  const { "Usage.SetAlerts": set } = backend({ detail: true });
  place();
  const ninety = await screen.findByRole("button", { name: "90%" });
  await userEvent.click(ninety);
  await waitFor(() => expect(set).toHaveBeenCalledWith({ organization: "org_1", workspace: "", percents: [80, 90] }));
  await screen.findByText(text("usage.alerts.saved"));
});

test("who may not see it reads why, and nothing is asked", async () => {
  const { "Usage.Overview": asked } = backend({ detail: true, permissions: [] });
  place();
  await screen.findByText(new RegExp(text("usage.elsewhere")));
  expect(asked).not.toHaveBeenCalled();
});

test("percentages can be pressed one after the other, with the keyboard where it was", async () => {
  const answers: (() => void)[] = [];
  const { "Usage.SetAlerts": set } = backend({ detail: true });
  set?.mockImplementation(
    ({ percents }) => new Promise((resolve) => answers.push(() => resolve({ percents, reached: [] }))),
  );
  place();
  const ninety = await screen.findByRole<HTMLButtonElement>("button", { name: "90%" });
  await userEvent.click(ninety);
  await waitFor(() => expect(ninety.getAttribute("aria-pressed")).toBe("true"));
  expect(document.activeElement).toBe(ninety);
  await userEvent.click(screen.getByRole("button", { name: "50%" }));
  answers[0]?.();
  await waitFor(() =>
    expect(set).toHaveBeenLastCalledWith({ organization: "org_1", workspace: "", percents: [50, 80, 90] }),
  );
});

test("of ten thousand rows few are drawn", async () => {
  const { "Usage.By": asked } = backend({ detail: true });
  const rows = Array.from({ length: 10_000 }, (_, at) => ({ ...row, id: `mem_${at}`, name: `Member ${at}` }));
  asked?.mockImplementation(async () => ({ ...by, rows }));
  place();
  const table = await screen.findByRole("grid", { name: text("usage.by.model") });
  expect(within(table).getByText("Member 0")).toBeTruthy();
  expect(within(table).getAllByRole("row").length).toBeLessThan(100);
  expect(table.getAttribute("aria-rowcount")).toBe("10001");
});

test("what could not be read can be tried again", async () => {
  const { "Usage.Overview": asked } = backend({ detail: true });
  asked?.mockImplementationOnce(async () => refuse("internal"));
  place();
  await userEvent.click(await screen.findByRole("button", { name: text("action.retry") }));
  await screen.findByText("184,207");
});

test("days that can't be shown say why", async () => {
  const dialog = (range: { from: string; to: string }, today: string) => (
    <CurrentProvider value={current}>
      <RangeDialog key={today} {...{ range, today }} onChange={nothing} onClose={nothing} />
    </CurrentProvider>
  );
  const { again } = show(dialog({ from: "2025-01-01", to: "2026-11-21" }, "2026-11-21"));
  expect(screen.getByText(text("usage.range.longest", { Days: 366 }))).toBeTruthy();
  again(dialog({ from: "2026-11-21", to: "2026-11-21" }, "2026-11-20"));
  expect(screen.getByText(text("usage.range.future"))).toBeTruthy();
});
