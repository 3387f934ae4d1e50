import { Check, TriangleAlert, X } from "lucide-react";
import { useEffect, useRef } from "react";
import {
  UNSTABLE_Toast as AriaToast,
  Text as Slot,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as ToastRegion,
} from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { queue, type Text, type Words, withdrawWorded } from "@/components/ui/Toast";
import { useLanguage, useText } from "@/lib/i18n";

/** Where short messages appear. */
export function Toasts() {
  const text = useText();
  useShownLanguage();
  return (
    <ToastRegion
      queue={queue}
      aria-label={text("toast.region")}
      className="pointer-events-none fixed inset-x-0 inset-be-[calc(1.25rem+var(--toasts-rise,0px))] z-40 mx-auto flex w-fit max-w-[calc(100vw-2rem)] flex-col gap-2 rounded-lg outline-none focus-visible:outline-2 focus-visible:outline-accent"
    >
      {({ toast }) => (
        <AriaToast
          toast={toast}
          className="pointer-events-auto flex min-h-11 animate-rise items-center gap-3 rounded-lg border border-line-strong bg-surface py-1.5 ps-3.5 pe-2 text-ink shadow-pop outline-none focus-visible:outline-2 focus-visible:outline-accent"
        >
          {toast.content.tone === "done" ? (
            <Check aria-hidden className="size-4 shrink-0 text-green" />
          ) : (
            <TriangleAlert aria-hidden className="size-4 shrink-0 text-red" />
          )}
          <ToastContent className="min-w-0 flex-1">
            <Slot slot="title">{wording(toast.content.text, text)}</Slot>
          </ToastContent>
          {toast.content.undo && (
            <Button
              size="small"
              onPress={() => {
                toast.content.undo?.();
                queue.close(toast.key);
              }}
            >
              {text("action.undo")}
            </Button>
          )}
          <IconButton slot="close" label={text("action.close")}>
            <X aria-hidden />
          </IconButton>
        </AriaToast>
      )}
    </ToastRegion>
  );
}

function wording(words: Words, text: Text): string {
  return typeof words === "string" ? words : words(text);
}

function useShownLanguage(): void {
  const language = useLanguage();
  const shown = useRef(language);
  useEffect(() => {
    if (shown.current !== language) withdrawWorded();
    shown.current = language;
  }, [language]);
}
