import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { CurrentProvider } from "@/features/account/Current";
import { Limits } from "@/features/limit/LimitsTab";
import { unlimited } from "@/features/limit/values";
import type { AccountView, LevelsView, OrganizationRef } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";
import { answering, refuse } from "@/test/backend";
import { show } from "@/test/render";

const current = { account: {} as AccountView, organization: { id: "org_1" } as OrganizationRef };
const about = { organization: "org_1", workspace: "wsp_1", key: "" };

const view = {
  currency: "EUR",
  levels: [
    { level: "plan", id: "", name: "Scale", limits: { ...unlimited, tokensPerMinute: 500_000 }, models: [] },
    { level: "organization", id: "org_1", name: "Nord", limits: { ...unlimited, monthlySpend: 40_000 }, models: [] },
    { level: "workspace", id: "wsp_1", name: "Support", limits: { ...unlimited, requestsPerSecond: 5 }, models: [] },
  ],
  used: { tokens: 0, spend: "312400000000", reserved: "8120000000" },
  can: { rates: { allowed: true, reason: "" }, spend: { allowed: true, reason: "" } },
} as unknown as LevelsView;

function backend(more: Partial<LevelsView> = {}, set: () => unknown = () => view) {
  return answering({
    "Limit.Get": () => ({ ...view, ...more }),
    "Limit.Set": set,
    "Resource.Models": () => ({ models: [{ id: "mdl_1", name: "mistral-large" }], currency: "EUR" }),
    "Plan.Available": () => ({
      permissions: ["plan.manage"],
      features: [{ id: "spend_limits", included: false, plans: ["Scale"] }],
      admins: ["Camille"],
      billing: ["Zofia"],
    }),
  });
}

const place = () =>
  show(
    <CurrentProvider value={current}>
      <Limits about={about} />
    </CurrentProvider>,
  );

const field = (name: string) => screen.findByLabelText<HTMLInputElement>(`${name}, Support`);
const save = () => userEvent.click(screen.getByRole("button", { name: text("action.save") }));

test("each limit stands beside those above it, and the least is in force", async () => {
  backend();
  place();
  await field(text("limits.monthlySpend"));
  const row = (name: string) =>
    screen
      .getByText(name)
      .closest("tr")
      ?.textContent?.replace(/[\u2068\u2069]/g, "");
  expect(row(text("plans.limit.tokensPerMinute"))).toBe(
    `${text("plans.limit.tokensPerMinute")}500,000–${text("plans.limit.tokensPerMinute")}, Support500,000`,
  );
  expect(row(text("limits.monthlySpend"))).toContain("€312.40 used this month");
  expect(row(text("limits.monthlySpend"))).toContain("€400.00");
  expect(row(text("plans.limit.tokensPerMonth"))).toContain(text("plans.unlimited"));
});

test("a cap is typed in units and set in minor ones, in place of what was seen", async () => {
  const { "Limit.Set": set } = backend();
  place();
  await userEvent.type(await field(text("limits.monthlySpend")), "60.5");
  await userEvent.tab();
  await save();
  await waitFor(() =>
    expect(set).toHaveBeenCalledWith({
      ...about,
      model: "",
      ...unlimited,
      requestsPerSecond: 5,
      monthlySpend: 6_050,
      wasRequestsPerSecond: 5,
      wasTokensPerMinute: 0,
      wasTokensPerMonth: 0,
      wasMonthlySpend: 0,
    }),
  );
  await userEvent.click(await screen.findByRole("button", { name: text("action.undo") }));
  await waitFor(() =>
    expect(set).toHaveBeenLastCalledWith(expect.objectContaining({ monthlySpend: 0, wasMonthlySpend: 6_050 })),
  );
});

test("without the plan, spend is out of reach and it is said why, rates aren't", async () => {
  backend({ can: { rates: { allowed: true, reason: "" }, spend: { allowed: false, reason: "plan" } } } as never);
  place();
  expect((await field(text("limits.monthlySpend"))).disabled).toBe(true);
  expect((await field(text("plans.limit.tokensPerMinute"))).disabled).toBe(false);
  await screen.findByText(/Included in .*Scale/);
});

test("whoever may set nothing reads whom to ask, and there is nothing to press", async () => {
  const no = { allowed: false, reason: "role" };
  backend({ can: { rates: no, spend: no } } as never);
  place();
  await screen.findByText(/Camille/);
  expect(screen.queryByRole("button", { name: text("action.save") })).toBeNull();
});

test("what is closed is only read, and nobody is sent to an Admin for it", async () => {
  const no = { allowed: false, reason: "role" };
  backend({ can: { rates: no, spend: no } } as Partial<LevelsView>);
  show(
    <CurrentProvider value={current}>
      <Limits about={about} isArchived />
    </CurrentProvider>,
  );
  expect((await field(text("limits.monthlySpend"))).disabled).toBe(true);
  expect(screen.queryByText(/Camille/)).toBeNull();
  expect(screen.queryByRole("button", { name: text("action.save") })).toBeNull();
});

test("a limit above the organization's is refused at its field", async () => {
  backend({}, () => refuse("invalid", [{ name: "tokensPerMinute", code: "required" }]));
  place();
  await userEvent.type(await field(text("plans.limit.tokensPerMinute")), "900000");
  await userEvent.tab();
  await save();
  await screen.findByText(text("field.required"));
  expect((await field(text("plans.limit.tokensPerMinute"))).value).toBe("900,000");
});

const choose = async (was: string, model: string) => {
  await userEvent.click(screen.getByRole("button", { name: new RegExp(was) }));
  await userEvent.click(screen.getByRole("option", { name: model }));
};

test("what is typed for one model is there again after a look at another, and is said not to be saved", async () => {
  backend();
  place();
  await userEvent.type(await field(text("plans.limit.tokensPerMinute")), "900");
  await userEvent.tab();
  await choose(text("limits.for.all"), "mistral-large");
  expect((await field(text("plans.limit.tokensPerMinute"))).value).toBe("");
  await choose("mistral-large", text("limits.unsaved", { Name: text("limits.for.all") }));
  expect((await field(text("plans.limit.tokensPerMinute"))).value).toBe("900");
});

test("a limit that somebody else set meanwhile is told as such, and then replaced", async () => {
  const answers = [
    () => refuse("change.conflict", [{ name: "monthlySpend", code: "outdated", params: { now: "40000" } }]),
    () => view,
  ];
  const { "Limit.Set": set } = backend({}, () => answers.shift()?.());
  place();
  await userEvent.type(await field(text("limits.monthlySpend")), "60");
  await userEvent.tab();
  await save();
  await screen.findByText(text("field.outdated", { now: isolate("€400.00") }));
  await userEvent.click(screen.getByRole("button", { name: text("general.name.overwrite") }));
  await screen.findByText(text("limits.saved"));
  expect(set).toHaveBeenCalledTimes(2);
});

test("a refusal goes with what it was about", async () => {
  backend({}, () => refuse("invalid", [{ name: "tokensPerMinute", code: "required" }]));
  place();
  const tokens = await field(text("plans.limit.tokensPerMinute"));
  await userEvent.type(tokens, "900000");
  await userEvent.tab();
  await save();
  await screen.findByText(text("field.required"));
  await userEvent.clear(tokens);
  await userEvent.type(tokens, "8000");
  await userEvent.tab();
  expect(screen.queryByText(text("field.required"))).toBeNull();
});
