import { memo } from "react";
import { blocksOf, spansOf } from "@/features/chat/blocks";
import { CodeBlock } from "@/features/chat/CodeBlock";

/** A text as it was written, but for code. Each paragraph runs in the direction of its own first letter. */
export const Plain = memo(function Plain({ children }: { children: string }) {
  return blocksOf(children).map((block, index) => {
    const key = `${index} ${block.kind}`;
    if (block.kind === "code") {
      return (
        <CodeBlock key={key} language={block.language}>
          {block.text}
        </CodeBlock>
      );
    }
    return (
      <p key={key} dir="auto" className="wrap-anywhere whitespace-pre-wrap">
        <Words>{block.text}</Words>
      </p>
    );
  });
});

function Words({ children }: { children: string }) {
  return spansOf(children).map((part, index) => {
    const key = `${index} ${index % 2}`;
    return index % 2 === 0 ? (
      <span key={key}>{part}</span>
    ) : (
      <code key={key} dir="ltr" className="rounded-[3px] bg-hover px-1 py-px font-mono text-[0.93em]">
        {part}
      </code>
    );
  });
}
