import markdownIt, { type Token } from "markdown-it";
import { addressOf } from "@/features/chat/markdown/address";

/** A token, with what stands between its opening and its close. */
export interface Node {
  /** What it is told by among those beside it, also once it has grown. */
  key: string;
  token: Token;
  children: Node[];
}

/** One block of the top level: what was written, and what that means. */
export interface Block {
  source: string;
  node: Node;
}

// What isn't understood stays as it was written: HTML, addresses of this page or
// of programs, and what is nested deeper than anybody reads.
const parser = markdownIt({ html: false, linkify: true, maxNesting: 24 });
parser.validateLink = (url) => addressOf(url) !== undefined;
parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false }); // README.md is no address
parser.core.ruler.push("tasks", ({ tokens }) => tokens.forEach(readTask));

/** What an item's token has as meta, where the item is a task. */
export interface Task {
  isDone: boolean;
}

// GitHub's "task list items": what an item begins with says whether it is done.
function readTask(token: Token, at: number, tokens: Token[]): void {
  const item = tokens[at - 2];
  const text = token.children?.[0];
  if (item?.type !== "list_item_open" || text?.type !== "text") return;
  const [mark, sign] = /^\[([ xX])\]\s+/.exec(text.content) ?? [];
  if (mark === undefined) return;
  item.meta = { isDone: sign !== " " } satisfies Task;
  text.content = text.content.slice(mark.length);
}

/** Reads a text as Markdown. */
export function blocksOf(text: string): Block[] {
  const lines = text.replaceAll(/\r\n?/g, "\n").split(/(?<=\n)/);
  const nodes = treeOf(parser.parse(lines.join(""), {}));
  const starts = nodes.map(({ token }, index) => (index === 0 ? 0 : token.map?.[0]));
  return nodes.map((node, index) => ({ source: lines.slice(starts[index], starts[index + 1]).join(""), node }));
}

/**
 * Reads on in a text that has grown. Blocks that others follow stay as they are,
 * the same objects, and need not be drawn again. The last two are read anew: what
 * is a block of its own while a line is being written may yet join the one before.
 */
export function moreBlocksOf(text: string, known: Block[]): Block[] {
  const settled: Block[] = [];
  let length = 0;
  for (const block of known.slice(0, -2)) {
    if (!text.startsWith(block.source, length)) break;
    settled.push(block);
    length += block.source.length;
  }
  return [...settled, ...blocksOf(text.slice(length))];
}

// The line that comes may still become anything: "-" is the beginning of a list,
// not the underline of a heading, and "|--" that of a table.
const unclear = /\n[-=*_+#>`~|: \t]+$/;

/** A text that is being written, without the beginning of what can't be told yet. */
export function clearPart(text: string): string {
  return text.replace(unclear, "");
}

function treeOf(tokens: Token[]): Node[] {
  const root: Node[] = [];
  const open = [root];
  for (const token of tokens) {
    if (token.nesting < 0) {
      open.pop();
      continue;
    }
    const beside = open.at(-1) ?? root;
    const node: Node = { key: `${beside.length} ${token.type}`, token, children: treeOf(token.children ?? []) };
    beside.push(node);
    if (token.nesting > 0) open.push(node.children);
  }
  return root;
}
