import { memo, useEffect, useMemo, useRef } from "react";
import { Blocks } from "@/features/chat/markdown/Blocks";
import { Levels, levelsOf } from "@/features/chat/markdown/Heading";
import { type Block, blocksOf, clearPart, moreBlocksOf } from "@/features/chat/markdown/parse";

interface MarkdownProps {
  /** Whether there is more to come. */
  isGrowing: boolean;
  children: string;
}

/**
 * What a model wrote, as Markdown. It becomes elements of the page by way of a tree
 * of tokens, never of HTML, and nothing is fetched for it.
 */
export default function Markdown({ isGrowing, children }: MarkdownProps) {
  const known = useRef<Block[]>([]);
  const blocks = useMemo(
    () => (isGrowing ? moreBlocksOf(clearPart(children), known.current) : blocksOf(children)),
    [isGrowing, children],
  );
  useEffect(() => {
    known.current = blocks;
  }, [blocks]);
  return (
    <Levels value={levelsOf(blocks)}>
      {blocks.map((block, index) => {
        const key = `${index} ${block.node.token.type}`;
        return <Drawn key={key} block={block} />;
      })}
    </Levels>
  );
}

const Drawn = memo(function Drawn({ block }: { block: Block }) {
  return <Blocks>{[block.node]}</Blocks>;
});
