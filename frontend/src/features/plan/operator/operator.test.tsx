import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { Catalogue } from "@/features/plan/operator/Catalogue";
import { Customers } from "@/features/plan/operator/Customers";
import type { CatalogueView, CustomerView } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";
import { answering } from "@/test/backend";
import { show } from "@/test/render";

const inForce: CatalogueView = { builtIn: true, updated: "", text: "{}", findings: [] };
const finding = { path: "families[0].plans[2].monthly", code: "range", params: {}, message: "Between 0 and 9." };

const load = async (content: string) => {
  const input = document.querySelector<HTMLInputElement>("input[type=file]");
  await screen.findByText(text("catalogue.built_in"));
  if (input) await userEvent.upload(input, new File([content], "plans.json", { type: "application/json" }));
};

test("what is wrong with a file stands by its place, and the file can't be taken over", async () => {
  const { "Installation.SetCatalogue": set } = answering({
    "Installation.Catalogue": () => inForce,
    "Installation.CheckCatalogue": () => ({ ...inForce, findings: [finding] }),
    "Installation.SetCatalogue": () => inForce,
  });
  show(<Catalogue />);
  await load('{"wrong":1}');
  await screen.findByText(finding.path);
  expect(screen.getByText(finding.message)).toBeTruthy();
  expect(screen.queryByRole("button", { name: text("catalogue.take") })).toBeNull();
  expect(set).not.toHaveBeenCalled();
});

test("a file that is in order is taken over as it was read", async () => {
  const { "Installation.SetCatalogue": set } = answering({
    "Installation.Catalogue": () => inForce,
    "Installation.CheckCatalogue": () => inForce,
    "Installation.SetCatalogue": () => ({ ...inForce, builtIn: false, updated: "2026-11-22T12:00:00Z" }),
  });
  show(<Catalogue />);
  await load('{"right":1}');
  await userEvent.click(await screen.findByRole("button", { name: text("catalogue.take") }));
  await screen.findByText(text("catalogue.own", { Date: "22 November 2026" }));
  expect(set).toHaveBeenCalledWith({ text: '{"right":1}' });
});

const nord: CustomerView = {
  organization: "org_1",
  name: "Atelier Nord",
  family: "chat",
  planName: "Team",
  state: "active",
  seats: 10,
  total: 24990,
  currency: "EUR",
  periodEnd: "2026-12-22T12:00:00Z",
  graceEnds: "",
};

test("a payment is marked as missing, and that can be taken back", async () => {
  const late = { ...nord, state: "past_due", graceEnds: "2026-12-06T12:00:00Z" };
  const { "Installation.MarkPaid": paid } = answering({
    "Installation.Subscriptions": () => ({ subscriptions: [nord] }),
    "Installation.MarkUnpaid": () => ({ subscriptions: [late] }),
    "Installation.MarkPaid": () => ({ subscriptions: [nord] }),
  });
  show(<Customers />);
  const names = { Name: isolate("Atelier Nord"), Plan: isolate("Team") };
  await userEvent.click(await screen.findByRole("button", { name: text("customers.menu", names) }));
  await userEvent.click(screen.getByRole("menuitem", { name: text("customers.unpaid") }));
  await screen.findByText(text("customers.unpaid.done", { ...names, Date: "6 December 2026" }));
  expect(screen.getByText(text("plans.state.past_due"))).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: text("action.undo") }));
  await waitFor(() => expect(paid).toHaveBeenCalledWith({ organization: "org_1", family: "chat" }));
});
