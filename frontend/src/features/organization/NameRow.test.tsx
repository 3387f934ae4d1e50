import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { NameRow } from "@/features/organization/NameRow";
import type { GeneralView } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { answering, refuse } from "@/test/backend";
import { show } from "@/test/render";

const view = (name: string, allowed = true): GeneralView => ({
  id: "org_1",
  name,
  created: "2026-03-04T10:00:00Z",
  createdBy: "Camille Moreau",
  entries: 3,
  fingerprint: "f",
  mfaPolicy: "off",
  setMfaPolicy: { allowed, reason: allowed ? "" : "role" },
  rename: { allowed, reason: allowed ? "" : "role" },
  delete: { allowed, reason: allowed ? "" : "role" },
});

const field = () => screen.getByLabelText<HTMLInputElement>(text("general.name"));
const save = () => screen.getByRole("button", { name: text("action.save") });

test("saving renames, and offers to take it back", async () => {
  const { "Organization.Rename": rename } = answering({
    "Organization.Rename": ({ name }: { name: string }) => view(name),
  });
  show(<NameRow id="org_1" view={view("Atelier Nord")} />);
  await userEvent.clear(field());
  await userEvent.type(field(), "Atelier Sud{Enter}");
  await waitFor(() => expect(rename).toHaveBeenCalledWith({ id: "org_1", name: "Atelier Sud", was: "Atelier Nord" }));
  await userEvent.click(await screen.findByRole("button", { name: text("action.undo") }));
  await waitFor(() =>
    expect(rename).toHaveBeenLastCalledWith({ id: "org_1", name: "Atelier Nord", was: "Atelier Sud" }),
  );
});

test("what is typed survives a refusal and a refresh", async () => {
  answering({ "Organization.Rename": () => refuse("input.invalid", [{ name: "name", code: "forbidden_chars" }]) });
  const { again } = show(<NameRow id="org_1" view={view("Atelier Nord")} />);
  await userEvent.type(field(), " & Cie{Enter}");
  await waitFor(() => expect(field().getAttribute("aria-invalid")).toBe("true"));
  expect(field().value).toBe("Atelier Nord & Cie");
  again(<NameRow id="org_1" view={view("Renamed elsewhere")} />);
  expect(field().value).toBe("Atelier Nord & Cie");
});

// A backend in which another window has renamed the organization to the year it is.
const renamedElsewhere = () =>
  answering({
    "Organization.Rename": ({ name, was }: { name: string; was: string }) =>
      was === "2026"
        ? view(name)
        : refuse("change.conflict", [{ name: "name", code: "outdated", params: { now: "2026" } }]),
  })["Organization.Rename"];

test("somebody else's name is overwritten only on purpose, and what was typed stays", async () => {
  const rename = renamedElsewhere();
  const { again } = show(<NameRow id="org_1" view={view("Atelier Nord")} />);
  await userEvent.type(field(), " & Cie");
  again(<NameRow id="org_1" view={view("2026")} />);
  await userEvent.click(save());
  await screen.findByText(text("field.outdated", { now: "2026" }));
  expect(rename).toHaveBeenLastCalledWith({ id: "org_1", name: "Atelier Nord & Cie", was: "Atelier Nord" });
  expect(field().value).toBe("Atelier Nord & Cie");
  expect(save()).toHaveProperty("disabled", true); // it would be refused again
  await userEvent.click(screen.getByRole("button", { name: text("general.name.overwrite") }));
  await waitFor(() =>
    expect(rename).toHaveBeenLastCalledWith({ id: "org_1", name: "Atelier Nord & Cie", was: "2026" }),
  );
  await screen.findByText(text("general.renamed", { Name: "Atelier Nord & Cie" }));
});

test("somebody else's name can be kept", async () => {
  renamedElsewhere();
  const { again } = show(<NameRow id="org_1" view={view("Atelier Nord")} />);
  await userEvent.type(field(), " & Cie{Enter}");
  again(<NameRow id="org_1" view={view("2026")} />);
  await userEvent.click(await screen.findByRole("button", { name: text("general.name.keep", { Name: "2026" }) }));
  expect(field().value).toBe("2026");
  expect(screen.queryByText(text("field.outdated", { now: "2026" }))).toBeNull();
});

test("there is nothing to save before something is changed", () => {
  show(<NameRow id="org_1" view={view("Atelier Nord")} />);
  expect(save()).toHaveProperty("disabled", true);
});

test("who may not rename reads the name and the reason", () => {
  show(<NameRow id="org_1" view={view("Atelier Nord", false)} />);
  expect(field().readOnly).toBe(true);
  expect(screen.queryByRole("button", { name: text("action.save") })).toBeNull();
  expect(screen.getByText(text("reason.role"))).toBeTruthy();
});
