import { useState } from "react";
import { GridList, GridListItem } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { LinkButton } from "@/components/ui/LinkButton";
import { SearchField } from "@/components/ui/SearchField";
import { Skeleton } from "@/components/ui/Skeleton";
import { Ago } from "@/components/ui/Time";
import { type Place, useChats } from "@/features/chat/api";
import type { ChatRef } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";
import { useDebounced } from "@/lib/useDebounced";

interface ConversationsProps {
  place: Place;
  shown: string;
  onShow: (id: string) => void;
}

/** The person's own conversations, the one in which something was said last first. */
export function Conversations({ place, shown, onShow }: ConversationsProps) {
  const [search, setSearch] = useState("");
  const [typed, setTyped] = useDebounced(search, setSearch);
  const chats = useChats(place, search.trim());
  const text = useText();
  const faults = useFaultText();
  const list = chats.data?.pages.flatMap((page) => page.chats);
  return (
    <aside
      aria-label={text("chat.conversations")}
      className="flex max-h-60 min-h-0 shrink-0 flex-col border-be border-line @2xl:max-h-none @2xl:w-60 @2xl:border-e @2xl:border-be-0 @4xl:w-66"
    >
      <search className="p-3 pbe-2">
        <SearchField label={text("chat.search")} value={typed} onChange={setTyped} maxLength={100} />
      </search>
      <div className="relative min-h-0 flex-1 overflow-y-auto px-2 pbe-2">
        {chats.isPending && <Waiting />}
        {chats.error && !list && (
          <div className="flex flex-col gap-2 px-2 py-3 text-small">
            <p className="text-red-text">{faults.whole(chats.error)}</p>
            <LinkButton onPress={() => void chats.refetch()}>{text("action.retry")}</LinkButton>
          </div>
        )}
        {list?.length === 0 && (
          <p className="px-2 py-3 text-small text-pretty text-ink-3">
            {text(search.trim() ? "chat.none.search" : "chat.none")}
          </p>
        )}
        {list && list.length > 0 && <Listed chats={list} shown={shown} onShow={onShow} />}
        {chats.hasNextPage && (
          <Button
            variant="quiet"
            size="small"
            isPending={chats.isFetchingNextPage}
            onPress={() => void chats.fetchNextPage()}
            className="mbs-1 w-full"
          >
            {text("chat.older")}
          </Button>
        )}
      </div>
    </aside>
  );
}

interface ListedProps {
  chats: ChatRef[];
  shown: string;
  onShow: (id: string) => void;
}

function Listed({ chats, shown, onShow }: ListedProps) {
  const text = useText();
  return (
    <GridList
      aria-label={text("chat.conversations")}
      items={chats}
      // Arrows only lead to a chat: one that was shown at once would take the focus.
      selectionMode="single"
      selectionBehavior="toggle"
      disallowEmptySelection
      selectedKeys={shown ? [shown] : []}
      onSelectionChange={(keys) => {
        const [id] = keys;
        if (keys !== "all" && id !== undefined && id !== shown) onShow(String(id));
      }}
      className="flex flex-col gap-0.5 outline-none"
    >
      {(chat) => (
        <GridListItem
          id={chat.id}
          textValue={chat.title}
          className="flex cursor-default flex-col rounded-md px-2 py-1.5 outline-none transition-colors data-focus-visible:outline-2 data-focus-visible:outline-accent data-hovered:bg-hover data-selected:bg-hover"
        >
          <span className="flex">
            <bdi className="truncate text-ink">{chat.title}</bdi>
          </span>
          <span className="flex gap-2 text-small text-ink-3">
            <bdi className="truncate">{chat.model}</bdi>
            <span className="ms-auto shrink-0">
              <Ago time={chat.updated} />
            </span>
          </span>
        </GridListItem>
      )}
    </GridList>
  );
}

function Waiting() {
  return [0, 1, 2, 3].map((row) => (
    <div key={row} className="flex flex-col gap-2 px-2 py-2.5">
      <Skeleton className="h-3 w-4/5" />
      <Skeleton className="h-2.5 w-2/5" />
    </div>
  ));
}
