import { useEffect, useRef, useState } from "react";
import { failAnswer, followAnswer, type Place, settleAnswer } from "@/features/chat/api";
import type { MessageView } from "@/lib/bindings";
import { Disconnected, TimedOut, toFault } from "@/lib/fault";
import { endSession } from "@/lib/queries";

const again = 2_000;

/** What there is by now of an answer, which is under way as long as it has a run. */
export function useFollowing(place: Place, chat: string, run: string, message: MessageView): string {
  const { organization, workspace } = place;
  const begun = useRef("");
  begun.current = message.text;
  const [said, setSaid] = useState(message.text);
  useEffect(() => {
    if (!run) return;
    const at = { organization, workspace };
    let isOver = false;
    const follow = async () => {
      let text = begun.current;
      let from = new TextEncoder().encode(text).length;
      while (!isOver) {
        try {
          const got = await followAnswer(at, run, from);
          if (isOver) return;
          text += got.text;
          from = got.next;
          setSaid(text);
          if (got.message) return settleAnswer(at, chat, got.message);
        } catch (reason) {
          if (isOver) return;
          endSession(reason);
          const fault = toFault(reason);
          if (!passes(fault.code)) return failAnswer(at, chat, text, fault);
          await new Promise((resolve) => setTimeout(resolve, again));
        }
      }
    };
    void follow();
    return () => {
      isOver = true;
    };
  }, [organization, workspace, chat, run]);
  return run ? said : message.text;
}

// Whoever lost the way to the program, or has to sign in again, goes on afterwards.
function passes(code: string): boolean {
  return [Disconnected, TimedOut, "internal", "mfa.required"].includes(code) || code.startsWith("session.");
}
