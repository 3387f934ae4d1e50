import { Square, SquareCheck } from "lucide-react";
import { Blocks } from "@/features/chat/markdown/Blocks";
import type { Node, Task } from "@/features/chat/markdown/parse";
import { cx } from "@/lib/cx";
import { useText } from "@/lib/i18n";

/** An item of a list. Its own direction says on which side its mark stands. */
export function Item({ node: { token, children } }: { node: Node }) {
  const task = token.meta as Task | null;
  const isLoose = children.some((child) => child.token.type === "paragraph_open" && !child.token.hidden);
  return (
    <li dir="auto" className={cx("ms-5.5", task && "relative list-none")}>
      {task && <Box {...task} />}
      <div className={cx("flex min-w-0 flex-col", isLoose ? "gap-2" : "gap-1")}>
        <Blocks isWithin>{children}</Blocks>
      </div>
    </li>
  );
}

function Box({ isDone }: Task) {
  const text = useText();
  const Icon = isDone ? SquareCheck : Square;
  return (
    <Icon
      role="img"
      aria-label={text(isDone ? "chat.task.done" : "chat.task.open")}
      className={cx("absolute -inset-s-5.5 inset-bs-0.5 size-4", isDone ? "text-accent" : "text-ink-3")}
    />
  );
}
