import { type ReactNode, useState } from "react";
import { Refusal } from "@/components/ui/Refusal";
import { refused } from "@/components/ui/Toast";
import { type Place, useSend, useStop } from "@/features/chat/api";
import { Composer } from "@/features/chat/Composer";
import { ConversationHead } from "@/features/chat/ConversationHead";
import { Answered, Answering, Asked } from "@/features/chat/Message";
import { drafts, lastModel, remember } from "@/features/chat/memory";
import { useFollowing } from "@/features/chat/useFollowing";
import { usePinned } from "@/features/chat/usePinned";
import type { ChatChoicesView, ChatView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

interface ConversationProps {
  place: Place;
  /** Undefined for one that is about to begin. */
  view: ChatView | undefined;
  choices: ChatChoicesView;
  onBegun: (id: string) => void;
  onDeleted: () => void;
}

/** One conversation: what was said, and where to say more. */
export function Conversation({ place, view, choices, onBegun, onDeleted }: ConversationProps) {
  const text = useText();
  const id = view?.chat.id ?? "";
  const said = useFollowing(place, view);
  const [model, choose] = useModel(place, view, choices);
  const [draft, write] = useDraft(place, id);
  const send = useSend(place);
  const stop = useStop(place);
  const ask = (question: { text: string; retry: boolean }) =>
    send.mutateAsync({ chat: id, model: model ?? "", ...question }).then(
      ({ chat }) => {
        if (!question.retry) write("");
        if (id === "") onBegun(chat.id);
      },
      () => undefined, // said above the field
    );
  const onRetry =
    model && said === undefined && !send.isPending ? () => void ask({ text: "", retry: true }) : undefined;
  const onStop = () => {
    if (view?.run) stop.mutateAsync(view.run).catch((fault) => refused(fault, "chat.stop"));
  };
  return (
    <>
      {view && <ConversationHead place={place} view={view} onDeleted={onDeleted} />}
      <Said view={view} said={said} onRetry={onRetry} />
      {send.error && (
        <div className="px-3 pbe-3">
          <Refusal fault={send.error} />
        </div>
      )}
      <Composer
        choices={choices.models}
        model={model}
        onModel={choose}
        value={draft}
        onChange={write}
        onSend={() => void ask({ text: draft, retry: false })}
        onStop={said === undefined ? undefined : onStop}
        isPending={send.isPending}
      />
      <p role="status" className="sr-only">
        {said === undefined && view && view.messages.at(-1)?.state !== "running" ? text("chat.answered") : ""}
      </p>
    </>
  );
}

interface SaidProps {
  view: ChatView | undefined;
  said: string | undefined;
  onRetry: (() => void) | undefined;
}

function Said({ view, said, onRetry }: SaidProps) {
  const text = useText();
  const { box, onScroll } = usePinned(`${view?.messages.length} ${said?.length}`, view?.chat.id ?? "");
  if (!view) return <Begin />;
  const last = view.messages.length - 1;
  return (
    <div
      ref={box}
      onScroll={onScroll}
      role="log"
      aria-label={text("chat.said")}
      aria-live="off"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="flex min-h-0 flex-1 flex-col gap-6 overflow-y-auto px-4.5 py-4 outline-none focus-visible:-outline-offset-2 focus-visible:outline-2 focus-visible:outline-accent"
    >
      {view.messages.map((message, index): ReactNode => {
        if (message.role === "user") return <Asked key={message.id} message={message} />;
        if (index === last && said !== undefined) {
          return (
            <Answering key={message.id} model={message.model}>
              {said}
            </Answering>
          );
        }
        return (
          <Answered
            key={message.id}
            message={message}
            currency={view.currency}
            onRetry={index === last ? onRetry : undefined}
          />
        );
      })}
    </div>
  );
}

function Begin() {
  const text = useText();
  return (
    <div className="flex min-h-0 flex-1 flex-col items-center justify-center gap-1.5 px-6 text-center text-pretty">
      <h2 className="text-lead font-title text-ink">{text("chat.begin")}</h2>
      <p className="max-w-md text-ink-2">{text("chat.begin.help")}</p>
    </div>
  );
}

/** The model to ask: the one that was chosen here, or asked last, as long as it is offered. */
function useModel(place: Place, view: ChatView | undefined, { models }: ChatChoicesView) {
  const [chosen, setChosen] = useState<string | null>(null);
  const last = lastModel.use()[place.workspace];
  const wanted = [chosen, view?.chat.model, last];
  const offered = wanted.find((name) => models.some((choice) => choice.name === name));
  // Of a conversation whose model is gone, another is chosen by the person.
  const model = offered ?? (view ? null : models[0]?.name) ?? null;
  const choose = (name: string) => {
    setChosen(name);
    remember(lastModel, place.workspace, name);
  };
  return [model, choose] as const;
}

function useDraft(place: Place, id: string) {
  const key = `${place.workspace} ${id}`;
  const draft = drafts.use()[key] ?? "";
  return [draft, (value: string) => remember(drafts, key, value)] as const;
}
