import { Check, TriangleAlert, X } from "lucide-react";
import { useEffect, useRef } from "react";
import {
  UNSTABLE_Toast as AriaToast,
  Text as Slot,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { useLanguage, useText } from "@/lib/i18n";

/** A message's words, or how to find them again when the language changes. */
type Words = string | ((text: Text) => string);

type Text = ReturnType<typeof useText>;

interface Message {
  text: Words;
  tone: "done" | "failed";
  undo?: () => void;
}

const queue = new ToastQueue<Message>({ maxVisibleToasts: 3 });
const visibleFor = { done: 6_000, undo: 10_000, failed: 12_000 };

const open = new Map<string, Message>();

// The latest message about something, which the next one about it replaces.
const latest = new Map<string, string>();

interface Done {
  undo?: () => void;
  about?: string;
}

/** Says that something was done, and offers to take it back where that is possible. */
export function done(text: Words, { undo, about }: Done = {}): void {
  add({ text, tone: "done", undo }, visibleFor[undo ? "undo" : "done"], about);
}

/** Says that something could not be done. */
export function failed(text: string, about?: string): void {
  add({ text, tone: "failed" }, visibleFor.failed, about);
}

function add(message: Message, timeout: number, about: string | undefined): void {
  const older = about && latest.get(about);
  if (older) queue.close(older);
  const key = queue.add(message, { timeout, onClose: () => open.delete(key) });
  open.set(key, message);
  if (about) latest.set(about, key);
}

/** Takes every message back, as when the session that they were for has ended. */
export function withdrawAll(): void {
  queue.clear();
  latest.clear();
  open.clear();
}

/** Takes back what was said of a page that is left; what can be undone can still be undone. */
export function withdrawPassing(): void {
  withdraw(({ undo }) => !undo);
}

function withdraw(fits: (message: Message) => boolean): void {
  for (const [key, message] of open) if (fits(message)) queue.close(key);
}

/** Where short messages appear. */
export function Toasts() {
  const text = useText();
  useShownLanguage();
  return (
    <ToastRegion
      queue={queue}
      aria-label={text("toast.region")}
      className="fixed inset-x-0 inset-be-5 z-40 mx-auto flex w-fit max-w-[calc(100vw-2rem)] flex-col gap-2 rounded-lg outline-none focus-visible:outline-2 focus-visible:outline-accent"
    >
      {({ toast }) => (
        <AriaToast
          toast={toast}
          className="flex min-h-11 animate-rise items-center gap-3 rounded-lg border border-line-strong bg-surface py-1.5 ps-3.5 pe-2 text-ink shadow-pop outline-none focus-visible:outline-2 focus-visible:outline-accent"
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

// What can't be worded anew goes when the language does.
function useShownLanguage(): void {
  const language = useLanguage();
  const shown = useRef(language);
  useEffect(() => {
    if (shown.current !== language) withdraw(({ text }) => typeof text === "string");
    shown.current = language;
  }, [language]);
}
