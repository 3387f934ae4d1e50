import { expect, test } from "vitest";
import { concerns } from "@/lib/events";

const renamed = { ledger: "org_1", concept: "organization", id: "org_1", seq: 7 };
const joined = { ledger: "ins_1", concept: "account", id: "acc_2", seq: 3 };

test("an entry concerns everything of its ledger, and the session that shows its name", () => {
  expect(concerns(renamed, ["organization", "general", "org_1"])).toBe(true);
  expect(concerns(renamed, ["audit", "activity", "org_1"])).toBe(true);
  expect(concerns(renamed, ["organization", "list"])).toBe(true);
  expect(concerns(renamed, ["account", "session"])).toBe(true);
});

test("it leaves other ledgers alone", () => {
  expect(concerns(renamed, ["audit", "activity", "org_2"])).toBe(false);
  expect(concerns(renamed, ["installation", "settings"])).toBe(false);
});

test("an entry of the installation concerns its settings", () => {
  expect(concerns(joined, ["installation", "settings"])).toBe(true);
});

test("missed events concern everything", () => {
  expect(concerns({ ledger: "", concept: "*", id: "", seq: 0 }, ["audit", "activity", "org_2"])).toBe(true);
});
