import { Inline } from "@/features/chat/markdown/Inline";
import type { Node } from "@/features/chat/markdown/parse";
import { cx } from "@/lib/cx";

/** A table: first its head, then its body. What is too wide is scrolled to. */
export function Table({ children: [head, body] }: { children: Node[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div dir="auto" tabIndex={0} className={frameClass}>
      <table className="border-separate border-spacing-0">
        <thead>{head?.children.map(row)}</thead>
        {body && <tbody>{body.children.map(row)}</tbody>}
      </table>
    </div>
  );
}

const frameClass =
  "max-w-full [align-self:self-start] overflow-x-auto rounded-md border border-line outline-none focus-visible:-outline-offset-2 focus-visible:outline-2 focus-visible:outline-accent";

const row = ({ key, children }: Node) => <tr key={key}>{children.map(cell)}</tr>;

const cell = ({ key, token, children }: Node) => {
  const isTitle = token.type === "th_open";
  const Cell = isTitle ? "th" : "td";
  return (
    <Cell
      key={key}
      scope={isTitle ? "col" : undefined}
      className={cx(
        "max-w-96 px-3 py-1.5 align-top [unicode-bidi:plaintext] wrap-break-word",
        isTitle ? "bg-sunken font-medium text-ink-2" : "border-bs border-line",
        alignments[String(token.attrGet("style"))] ?? "text-start",
      )}
    >
      {children.map((inline) => (
        <Inline key={inline.key} within="cell">
          {inline.children}
        </Inline>
      ))}
    </Cell>
  );
};

const alignments: Record<string, string> = { "text-align:center": "text-center", "text-align:right": "text-end" };
