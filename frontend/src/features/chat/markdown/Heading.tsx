import { createContext, type ReactNode, useContext } from "react";
import type { Block } from "@/features/chat/markdown/parse";
import { cx } from "@/lib/cx";

/** The levels of an answer's headings, such as "h2 h4": which are used at all, and in which order, is up to the model. */
export const Levels = createContext("");

/** Finds them. */
export function levelsOf(blocks: Block[]): string {
  const tags = blocks.map(({ node: { token } }) => (token.type === "heading_open" ? token.tag : ""));
  return [...new Set(tags)].sort().join(" ").trim();
}

interface HeadingProps {
  tag: string;
  dir: "auto" | undefined;
  children: ReactNode;
}

/** A heading, below that of the conversation: whoever walks the headings of the page skips no level. */
export function Heading({ tag, dir, children }: HeadingProps) {
  const levels = useContext(Levels).split(" ");
  const rank = levels.includes(tag) ? levels.indexOf(tag) : levels.length;
  const Tag = `h${Math.min(6, rank + 3)}` as "h3";
  return (
    <Tag dir={dir} className={cx("wrap-anywhere font-title text-ink", rank === 0 ? "mbs-2 text-lead" : "mbs-1")}>
      {children}
    </Tag>
  );
}
