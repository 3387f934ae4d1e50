import type { Place } from "@/features/chat/api";
import { ConversationMenu } from "@/features/chat/ConversationMenu";
import { useTook } from "@/features/chat/useTook";
import type { ChatView } from "@/lib/bindings";

interface HeadProps {
  place: Place;
  view: ChatView;
  onDeleted: () => void;
}

/** What a conversation is called, and what all of it took. */
export function ConversationHead({ place, view, onDeleted }: HeadProps) {
  const took = useTook(view.currency);
  return (
    <header className="flex min-h-12 items-center gap-3 border-be border-line ps-4.5 pe-2.5">
      <div className="flex min-w-0 flex-1 flex-col py-1.5 @xl:flex-row @xl:items-center @xl:gap-3">
        <h2 className="flex min-w-0 flex-1 font-medium text-ink">
          <bdi className="truncate">{view.chat.title}</bdi>
        </h2>
        <p className="shrink-0 text-small text-ink-3 tabular-nums">{took(view)}</p>
      </div>
      <ConversationMenu place={place} chat={view.chat} onDeleted={onDeleted} />
    </header>
  );
}
