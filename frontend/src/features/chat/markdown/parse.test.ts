import { expect, test } from "vitest";
import { type Block, blocksOf, clearPart, moreBlocksOf, type Node } from "@/features/chat/markdown/parse";

const text = `# Title

Some *words* that
go on, with \`code\`.

- one
- two
  - deeper

  and more of two
**bold** goes on lazily
1. first
2. second

> quoted
still quoted

| a | b |
|---|:-:|
| 1 | 2 |

\`\`\`js
# no title

- no list
\`\`\`
Setext
------
* * *
last [x](https://a.example) \\* &amp;
`;

const meant = ({ token, children }: Node): unknown => [token.type, token.content, token.attrs, children.map(meant)];
const all = (blocks: Block[]) => blocks.map(({ source, node }) => [source, meant(node)]);

test("what comes letter by letter means the same in the end", () => {
  let known: Block[] = [];
  for (let length = 1; length <= text.length; length++) known = moreBlocksOf(text.slice(0, length), known);
  expect(all(known)).toEqual(all(blocksOf(text)));
  expect(known.map(({ source }) => source).join("")).toBe(text);
});

test("blocks that others follow stay the same objects", () => {
  const before = blocksOf("one\n\ntwo\n\nthree\n\nfo");
  const after = moreBlocksOf("one\n\ntwo\n\nthree\n\nfour\n\nfive", before);
  expect(after).toHaveLength(5);
  expect(after[0]).toBe(before[0]);
  expect(after[1]).toBe(before[1]);
  expect(after[3]?.source).toBe("four\n\n");
  expect(moreBlocksOf("another\n\ntwo\n\nthree\n\nfo", before)[0]).not.toBe(before[0]);
});

test("the beginning of what can't be told yet is left out", () => {
  expect(clearPart("Words\n-")).toBe("Words");
  expect(clearPart("| a |\n| -")).toBe("| a |");
  expect(clearPart("So:\n``")).toBe("So:");
  expect(clearPart("Words\n- a")).toBe("Words\n- a");
  expect(clearPart("a - b -")).toBe("a - b -");
});

// A model may write anything, and a page that hangs can't even stop it.
test.each([
  ["a table of many columns", `${"|a".repeat(20_000)}\n${"|-".repeat(20_000)}\n${"|b\n".repeat(2_000)}`],
  ["brackets", "[".repeat(50_000)],
  ["half links", "[a](".repeat(20_000)],
  ["emphasis", "*a _b ".repeat(20_000)],
  ["quotes", ">".repeat(50_000)],
  ["lists", "- ".repeat(20_000)],
  ["deep lists", Array.from({ length: 2_000 }, (_, depth) => `${" ".repeat(2 * depth)}- a`).join("\n")],
  ["backticks", Array.from({ length: 700 }, (_, length) => `${"`".repeat(length)}a`).join(" ")],
  ["addresses", "http://a.".repeat(20_000)],
  ["a line of dashes", `\n${"-".repeat(100_000)}a`],
])("much of %s is read in no time", (_, much) => {
  const before = performance.now();
  blocksOf(clearPart(much));
  expect(performance.now() - before).toBeLessThan(15_000);
});
