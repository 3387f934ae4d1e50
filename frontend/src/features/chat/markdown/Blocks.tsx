import type { ReactNode } from "react";
import { CodeBlock } from "@/features/chat/CodeBlock";
import { Heading } from "@/features/chat/markdown/Heading";
import { Inline } from "@/features/chat/markdown/Inline";
import { Item } from "@/features/chat/markdown/Item";
import type { Node } from "@/features/chat/markdown/parse";
import { Table } from "@/features/chat/markdown/Table";
import { cx } from "@/lib/cx";

interface BlocksProps {
  /** Whether they stand in another one, whose direction is that of its first letter. */
  isWithin?: boolean;
  children: Node[];
}

/** Paragraphs, lists and whatever else stands below one another, each in the direction of its own first letter. */
export function Blocks({ isWithin = false, children }: BlocksProps) {
  return children.map((node) => <Drawn key={node.key} node={node} dir={isWithin ? undefined : "auto"} />);
}

function Drawn({ node: { token, children }, dir }: { node: Node; dir: "auto" | undefined }): ReactNode {
  switch (token.type) {
    case "inline":
      return <Inline>{children}</Inline>;
    case "paragraph_open": {
      const Tag = token.hidden ? "div" : "p"; // hidden: of an item of a tight list
      return (
        <Tag dir={dir} className="wrap-anywhere whitespace-pre-line [unicode-bidi:plaintext]">
          <Blocks>{children}</Blocks>
        </Tag>
      );
    }
    case "heading_open":
      return (
        <Heading tag={token.tag} dir={dir}>
          <Blocks>{children}</Blocks>
        </Heading>
      );
    case "bullet_list_open":
      return <ul className={cx(listClass, "list-disc")}>{children.map(item)}</ul>;
    case "ordered_list_open":
      return (
        <ol start={Number(token.attrGet("start") ?? 1)} className={cx(listClass, "list-decimal")}>
          {children.map(item)}
        </ol>
      );
    case "blockquote_open":
      return (
        <blockquote dir="auto" className="flex flex-col gap-2 border-s-2 border-line-strong ps-3 text-ink-2">
          <Blocks isWithin>{children}</Blocks>
        </blockquote>
      );
    case "fence":
    case "code_block":
      return (
        <CodeBlock language={token.info.trim().split(/\s/)[0] ?? ""}>{token.content.replace(/\n$/, "")}</CodeBlock>
      );
    case "table_open":
      return <Table>{children}</Table>;
    case "hr":
      return <hr className="my-1 border-line" />;
    default:
      return token.content; // nothing that a model wrote is lost
  }
}

const item = (node: Node) => <Item key={node.key} node={node} />;

const listClass = "flex flex-col gap-1";
