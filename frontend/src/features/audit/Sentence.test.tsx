import { expect, test } from "vitest";
import { Sentence } from "@/features/audit/Sentence";
import type { EntryView } from "@/lib/bindings";
import { show } from "@/test/render";

const entry = (kind: string, name: string, actor = "member"): EntryView => ({
  seq: 1,
  time: "2026-03-04T10:00:00Z",
  kind,
  door: "window",
  actor: { kind: actor, id: "mem_1", name, initials: "" },
  target: { type: "member", id: "mem_2", name: "Zofia Wiśniewska" },
  workspace: { type: "", id: "", name: "" },
  before: {},
  after: {},
});

const bare = (text: string | null | undefined) => text?.replace(/[\u2060\u2068\u2069]/g, "");

test("an entry reads as a sentence with its names set off", () => {
  const { container } = show(<Sentence entry={entry("organization.renamed", "Jonas Keller")} />);
  expect(bare(container.querySelector("p")?.textContent)).toBe("Jonas Keller renamed the organization");
  expect(bare(container.querySelector("b")?.textContent)).toBe("Jonas Keller");
});

test("a name can't become a tag", () => {
  const { container } = show(<Sentence entry={entry("organization.renamed", '</b><img src="x"> & {{Target}}')} />);
  expect(container.querySelector("img")).toBeNull();
  expect(bare(container.querySelector("b")?.textContent)).toBe('</b><img src="x"> & {{Target}}');
});

test("erased people and the program itself have words too", () => {
  const { container } = show(<Sentence entry={entry("organization.renamed", "", "erased")} />);
  expect(bare(container.textContent)).toContain("A former member renamed");
});

test("a kind that this version does not know is still said", () => {
  const { container } = show(<Sentence entry={entry("hat.worn", "Jonas Keller")} />);
  expect(bare(container.textContent)).toContain("Jonas Keller made a change");
});

test("a limit that was reached is named, with its level and the model that it is of", () => {
  const of = (after: Record<string, string>) => ({
    ...entry("limit.reached", "", "system"),
    target: { type: "api_key", id: "key_1", name: "helpdesk" },
    after,
  });
  const limit = { limit: "tokens_per_minute", level: "workspace" };
  const { container, again } = show(<Sentence entry={of(limit)} />);
  expect(bare(container.querySelector("p")?.textContent)).toBe(
    "Requests of helpdesk were refused by the limit Tokens per minute (Workspace)",
  );
  again(<Sentence entry={of({ ...limit, model: "mistral-large" })} />);
  expect(bare(container.querySelector("p")?.textContent)).toContain("Tokens per minute of mistral-large (Workspace)");
  again(<Sentence entry={{ ...of({ percent: "80" }), kind: "spend.alerted" }} />);
  expect(bare(container.querySelector("p")?.textContent)).toBe("The spend of helpdesk reached 80% of its cap");
});
