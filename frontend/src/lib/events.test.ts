import { expect, test, vi } from "vitest";
import { concerns, listen } from "@/lib/events";
import { queries } from "@/lib/queries";

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

test("an event is heard whole in whatever pieces it comes", async () => {
  const invalidate = vi.spyOn(queries, "invalidateQueries");
  const text = `: open\n\nevent: changed\ndata: ${JSON.stringify(renamed)}\n\n: alive\n\n`;
  const pieces = [text.slice(0, 31), text.slice(31, 40), text.slice(40)];
  const stream = new ReadableStream<string>({
    pull: (control) => {
      const next = pieces.shift();
      if (next === undefined) control.close();
      else control.enqueue(next);
    },
  });
  await listen(stream.getReader());
  await vi.waitFor(() => expect(invalidate).toHaveBeenCalledOnce());
  const { predicate } = invalidate.mock.calls[0]?.[0] ?? {};
  const concerned = (...queryKey: string[]) => predicate?.({ queryKey } as never);
  expect(concerned("organization", "general", "org_1")).toBe(true);
  expect(concerned("organization", "general", "org_2")).toBe(false);
});
