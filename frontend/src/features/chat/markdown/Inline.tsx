import { Image } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import { Address } from "@/features/chat/markdown/Address";
import type { Node } from "@/features/chat/markdown/parse";

interface InlineProps {
  /** What it stands in, where that matters: a link holds no other, and a cell no line's end but HTML's. */
  within?: "link" | "cell";
  children: Node[];
}

/** Words, and what is marked among them. */
export function Inline({ within, children }: InlineProps) {
  return children.map((node) => <Drawn key={node.key} node={node} within={within} />);
}

function Drawn({ node: { token, children }, within }: { node: Node; within: InlineProps["within"] }): ReactNode {
  const inner = <Inline within={within}>{children}</Inline>;
  switch (token.type) {
    case "text":
      return within === "cell" ? <Lines>{token.content}</Lines> : token.content;
    case "softbreak":
    case "hardbreak":
      return "\n"; // kept by the paragraph
    case "em_open":
      return <em>{inner}</em>;
    case "strong_open":
      return <strong className="font-title">{inner}</strong>;
    case "s_open":
      return <del>{inner}</del>;
    case "code_inline":
      return (
        <code dir="ltr" className="rounded-[3px] bg-hover px-1 py-px font-mono text-[0.93em]">
          {token.content}
        </code>
      );
    case "link_open":
      return (
        <Address href={String(token.attrGet("href"))}>
          <Inline within="link">{children}</Inline>
        </Address>
      );
    case "image":
      return <Picture address={String(token.attrGet("src"))} words={token.content} isLinked={within === "link"} />;
    default:
      return token.content || inner; // nothing that a model wrote is lost
  }
}

/** A picture would be fetched from elsewhere: what it shows is said instead, with the way to it. */
function Picture({ address, words, isLinked }: { address: string; words: string; isLinked: boolean }) {
  const said = (
    <>
      <Image aria-hidden className="me-1 inline size-4 align-[-0.2em]" />
      <bdi>{words || address}</bdi>
    </>
  );
  return isLinked ? said : <Address href={address}>{said}</Address>;
}

// Models end lines within a cell as HTML does, since Markdown has no way to.
function Lines({ children }: { children: string }) {
  return children.split(/<br ?\/?>/i).map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text
    <Fragment key={index}>
      {index > 0 && <br />}
      {line}
    </Fragment>
  ));
}
