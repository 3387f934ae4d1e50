import { ArrowUp, Square } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { TextArea, TextField } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { clearOfToasts } from "@/components/ui/clearOfToasts";
import { Kbd } from "@/components/ui/Kbd";
import { Select } from "@/components/ui/Select";
import { Tooltip } from "@/components/ui/Tooltip";
import { drafts, remember } from "@/features/chat/memory";
import type { ChatChoice } from "@/lib/bindings";
import { cx } from "@/lib/cx";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

interface ComposerProps {
  /** The key of what is being written. */
  draft: string;
  choices: ChatChoice[];
  model: string | null;
  /** The model that was asked so far and is no longer offered. */
  gone: string | undefined;
  onModel: (model: string) => void;
  onSend: (text: string) => void;
  /** Stops the answer under way; absent where there is none. */
  onStop?: () => void;
  isPending: boolean;
}

/** Where somebody writes: Enter sends, Shift and Enter begin another line. */
export function Composer({ draft, choices, model, gone, onModel, onSend, onStop, isPending }: ComposerProps) {
  const text = useText();
  const field = useRef<HTMLTextAreaElement>(null);
  const value = drafts.use()[draft] ?? "";
  const mayNot = isPending || onStop !== undefined || model === null || value.trim() === "";
  const send = () => {
    if (!mayNot) onSend(value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter takes its suggestion.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const label = text(onStop ? "chat.stop" : "chat.send");
  return (
    <div ref={clearOfToasts} className="flex flex-col gap-2 border-bs border-line p-3">
      {gone !== undefined && (
        <p className="px-1 text-small text-pretty text-amber-text">
          {text("chat.model.gone", { Name: isolate(gone) })}
        </p>
      )}
      <div className="rounded-md border border-control bg-surface transition-colors focus-within:border-accent focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent">
        <TextField
          aria-label={text("chat.message")}
          value={value}
          onChange={(typed) => remember(drafts, draft, typed)}
          autoFocus
        >
          <TextArea
            ref={field}
            dir="auto"
            rows={1}
            placeholder={text("chat.message")}
            onKeyDown={onKeyDown}
            className={cx(
              "block field-sizing-content max-h-48 min-h-9 w-full resize-none bg-transparent px-3 pbs-2 pbe-1",
              "text-ink outline-none placeholder:text-ink-3",
            )}
          />
        </TextField>
        <div className="flex items-center gap-2 p-1.5">
          <Select
            hideLabel
            label={text("chat.model")}
            options={choices.map(({ name }) => ({ id: name, label: name }))}
            value={model}
            onChange={onModel}
            isDisabled={choices.length === 0}
            placeholder={text(choices.length > 0 ? "chat.model.choose" : "agents.field.model.none")}
            className="w-60 min-w-0 shrink"
          />
          <p className="ms-auto hidden items-center gap-1.5 text-small text-ink-3 @lg:flex">
            <Kbd keys="Shift Enter" />
            {text("chat.line")}
          </p>
          <Tooltip text={label}>
            <Button
              variant="primary"
              aria-label={label}
              onPress={() => {
                (onStop ?? send)();
                field.current?.focus(); // the button may have nothing to do next
              }}
              isDisabled={!onStop && mayNot && !isPending}
              isPending={isPending}
              className="ms-auto w-8 px-0! @lg:ms-0"
            >
              {onStop ? <Square aria-hidden className="fill-current" /> : <ArrowUp aria-hidden />}
            </Button>
          </Tooltip>
        </div>
      </div>
    </div>
  );
}
