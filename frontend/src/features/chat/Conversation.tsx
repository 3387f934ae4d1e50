import { useCallback, useEffect, useRef, useState } from "react";
import { Notice } from "@/components/ui/Notice";
import { refused } from "@/components/ui/Toast";
import { type Place, useSend, useStop } from "@/features/chat/api";
import { Composer } from "@/features/chat/Composer";
import { ConversationHead } from "@/features/chat/ConversationHead";
import { draftKey, drafts, giveBack, lastModel, remember, takeAlong } from "@/features/chat/memory";
import { Outcome } from "@/features/chat/Outcome";
import { Said } from "@/features/chat/Said";
import type { ChatChoicesView, ChatView } from "@/lib/bindings";
import type { Fault } from "@/lib/fault";
import { useFaultText } from "@/lib/faultText";
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
  const id = view?.chat.id ?? "";
  const [model, choose] = useModel(place, view, choices);
  const isHere = useIsHere();
  const { mutateAsync, ...send } = useSend(place);
  const stop = useStop(place);
  const key = draftKey(place.workspace, id);
  const onSend = async (text: string) => {
    remember(drafts, key, "");
    try {
      const chat = await mutateAsync({ chat: id, model: model ?? "", text, retry: false });
      if (id !== "") return;
      takeAlong(key, draftKey(place.workspace, chat));
      if (isHere.current) onBegun(chat);
    } catch {
      giveBack(key, text); // why is said above the field
    }
  };
  const onRetry = useCallback(
    () => void mutateAsync({ chat: id, model: model ?? "", text: "", retry: true }).catch(() => undefined),
    [mutateAsync, id, model],
  );
  const onStop = () => {
    if (view?.run) stop.mutateAsync(view.run).catch((fault) => refused(fault, "chat.stop"));
  };
  const asked = send.isPending ? send.variables : undefined;
  return (
    <>
      {view && <ConversationHead place={place} view={view} onDeleted={onDeleted} />}
      {view || asked ? (
        <Said place={place} view={view} asked={asked} onRetry={model && !view?.run && !asked ? onRetry : undefined} />
      ) : (
        <Begin />
      )}
      <Refused fault={send.error} />
      <Composer
        draft={key}
        choices={choices.models}
        model={model}
        gone={view && model === null ? view.chat.model : undefined}
        onModel={choose}
        onSend={(text) => void onSend(text)}
        onStop={view?.run ? onStop : undefined}
        isPending={send.isPending}
      />
      <Outcome view={view} />
    </>
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

function Refused({ fault }: { fault: Fault | null }) {
  const faults = useFaultText();
  if (!fault) return null;
  return (
    <div className="px-3 pbe-3">
      <Notice tone="red" alert>
        {faults.field(fault, "text") ?? faults.whole(fault)}
      </Notice>
    </div>
  );
}

/** The model to ask: the one that was chosen here, or asked last, as long as it is offered. */
function useModel(place: Place, view: ChatView | undefined, { models }: ChatChoicesView) {
  const [chosen, setChosen] = useState<string | null>(null);
  const last = lastModel.use()[place.workspace];
  // Of a conversation whose model is gone, another is chosen by the person.
  const wanted = view ? [chosen, view.chat.model] : [chosen, last, models[0]?.name];
  const model = wanted.find((name) => models.some((choice) => choice.name === name)) ?? null;
  const choose = (name: string) => {
    setChosen(name);
    remember(lastModel, place.workspace, name);
  };
  return [model, choose] as const;
}

/** Whether the conversation is still shown once something that takes time is done. */
function useIsHere() {
  const isHere = useRef(false);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  return isHere;
}
