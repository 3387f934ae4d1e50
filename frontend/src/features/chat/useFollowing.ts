import { useEffect, useRef, useState } from "react";
import { followAnswer, type Place, refreshChat, settleAnswer } from "@/features/chat/api";
import type { ChatView } from "@/lib/bindings";
import { toFault } from "@/lib/fault";
import { endSession } from "@/lib/queries";

const again = 2_000;

/** What there is by now of the answer under way of a conversation; undefined where none is. */
export function useFollowing(place: Place, view: ChatView | undefined): string | undefined {
  const { organization, workspace } = place;
  const id = view?.chat.id ?? "";
  const run = view?.run ?? "";
  const begun = useRef("");
  begun.current = view?.messages.at(-1)?.text ?? "";
  const [said, setSaid] = useState({ run: "", text: "" });
  const known = useRef(said);
  known.current = said;
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies(attempt): another one begins anew
  useEffect(() => {
    if (!run) return;
    const at = { organization, workspace };
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = async () => {
      let text = known.current.run === run ? known.current.text : begun.current;
      let from = new TextEncoder().encode(text).length;
      while (!isOver) {
        const got = await followAnswer(at, run, from);
        if (isOver) return;
        text += got.text;
        from = got.next;
        setSaid({ run, text });
        if (got.message) return settleAnswer(at, id, got.message);
      }
    };
    follow().catch((reason) => {
      if (isOver) return;
      endSession(reason);
      if (toFault(reason).code === "not_found") refreshChat(at, id);
      else timer = setTimeout(() => setAttempt((count) => count + 1), again);
    });
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [organization, workspace, id, run, attempt]);
  if (!run) return undefined;
  return said.run === run ? said.text : begun.current;
}
