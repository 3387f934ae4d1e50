import { type ComponentType, lazy, Suspense } from "react";
import { Plain } from "@/features/chat/Plain";

/** Fetches what reads Markdown. */
export const fetchMarkdown = () => import("@/features/chat/markdown/Markdown");

interface ProseProps {
  /** Whether there is more to come. */
  isGrowing: boolean;
  children: string;
}

// Without it, as where the program has ended meanwhile, the text is there all the same.
const Markdown = lazy<ComponentType<ProseProps>>(() => fetchMarkdown().catch(() => ({ default: Plain })));

/** What a model wrote: as Markdown, and as plain text until that can be read. */
export function Prose({ isGrowing, children }: ProseProps) {
  return (
    <Suspense fallback={<Plain>{children}</Plain>}>
      <Markdown isGrowing={isGrowing}>{children}</Markdown>
    </Suspense>
  );
}
