import { useState } from "react";
import { useProblemText } from "@/features/chat/useProblemText";
import type { ChatView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** Says aloud that an answer is under way, and how it ended. What was said before is nothing new. */
export function Outcome({ view }: { view: ChatView | undefined }) {
  const isUnderWay = Boolean(view?.run);
  const [waited, setWaited] = useState(isUnderWay);
  const text = useText();
  const problemText = useProblemText();
  const last = view?.messages.at(-1);
  if (isUnderWay && !waited) setWaited(true);
  const words = () => {
    if (isUnderWay) return text("chat.waiting");
    if (last?.problem) return problemText(last);
    return text(last?.state === "stopped" ? "chat.stopped" : "chat.answered");
  };
  return (
    <p role="status" className="sr-only">
      {waited && words()}
    </p>
  );
}
