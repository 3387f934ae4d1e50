import { memo, useLayoutEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import type { Place } from "@/features/chat/api";
import { Answered, Asked, Awaited } from "@/features/chat/Message";
import { usePinned } from "@/features/chat/usePinned";
import type { ChatView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** How many messages are drawn at first, and more each time that they are asked for. */
const some = 60;

interface SaidProps {
  place: Place;
  /** Undefined for a conversation that is about to begin. */
  view: ChatView | undefined;
  /** A question on its way, of the model. */
  asked: { text: string; model: string } | undefined;
  /** Asks for the last answer again, where that can be. */
  onRetry: (() => void) | undefined;
}

/** What was said in a conversation: the end of it, and the rest when it is asked for. */
export const Said = memo(function Said({ place, view, asked, onRetry }: SaidProps) {
  const text = useText();
  const box = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState(some);
  const all = view?.messages ?? [];
  const shown = all.slice(-count);
  const last = all.at(-1)?.id;
  const onScroll = usePinned(box, `${last} ${asked?.text}`);
  const hold = useHold(box, count);
  return (
    <div
      ref={box}
      onScroll={onScroll}
      role="log"
      aria-label={text("chat.said")}
      aria-live="off"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="relative min-h-0 flex-1 overflow-y-auto outline-none [overflow-anchor:none] focus-visible:-outline-offset-2 focus-visible:outline-2 focus-visible:outline-accent"
    >
      <div className="flex flex-col gap-6 px-4.5 py-4">
        {all.length > shown.length && (
          <Button
            variant="quiet"
            size="small"
            className="self-center"
            onPress={() => {
              hold();
              setCount(count + some);
            }}
          >
            {text("chat.earlier")}
          </Button>
        )}
        {shown.map((message) =>
          message.role === "user" ? (
            <Asked key={message.id}>{message.text}</Asked>
          ) : (
            <Answered
              key={message.id}
              place={place}
              chat={view?.chat.id ?? ""}
              run={message.id === last ? (view?.run ?? "") : ""}
              message={message}
              currency={view?.currency ?? ""}
              onRetry={message.id === last ? onRetry : undefined}
            />
          ),
        )}
        {asked && (
          <>
            {asked.text && <Asked>{asked.text}</Asked>}
            <Awaited model={asked.model} />
          </>
        )}
      </div>
    </div>
  );
});

/** Keeps what is in sight where it is when more comes above it. */
function useHold(box: React.RefObject<HTMLElement | null>, count: number) {
  const below = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies(count): once more is there
  useLayoutEffect(() => {
    if (box.current && below.current !== null) box.current.scrollTop = box.current.scrollHeight - below.current;
    below.current = null;
  }, [box, count]);
  return () => {
    if (box.current) below.current = box.current.scrollHeight - box.current.scrollTop;
  };
}
