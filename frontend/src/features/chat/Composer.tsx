import { ArrowUp, Square } from "lucide-react";
import type { KeyboardEvent } from "react";
import { TextArea, TextField } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { Kbd } from "@/components/ui/Kbd";
import { Select } from "@/components/ui/Select";
import { Tooltip } from "@/components/ui/Tooltip";
import type { ChatChoice } from "@/lib/bindings";
import { cx } from "@/lib/cx";
import { useText } from "@/lib/i18n";

interface ComposerProps {
  choices: ChatChoice[];
  model: string | null;
  onModel: (model: string) => void;
  value: string;
  onChange: (value: string) => void;
  onSend: () => void;
  /** Stops the answer under way; absent where there is none. */
  onStop?: () => void;
  isPending: boolean;
}

/** Where somebody writes: Enter sends, Shift and Enter begin another line. */
export function Composer({ choices, model, onModel, value, onChange, onSend, onStop, isPending }: ComposerProps) {
  const text = useText();
  const mayNot = isPending || onStop !== undefined || model === null || value.trim() === "";
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter takes its suggestion.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (!mayNot) onSend();
  };
  return (
    <div className="flex flex-col gap-2 border-bs border-line p-3">
      <div className="rounded-md border border-control bg-surface transition-colors focus-within:border-accent focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent">
        <TextField aria-label={text("chat.message")} value={value} onChange={onChange} autoFocus>
          <TextArea
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
            placeholder={text("chat.model.choose")}
            className="w-60 min-w-0 shrink"
          />
          <p className="ms-auto hidden items-center gap-1.5 text-small text-ink-3 @lg:flex">
            <Kbd keys="Shift Enter" />
            {text("chat.line")}
          </p>
          {onStop ? (
            <Tooltip text={text("chat.stop")}>
              <Button variant="primary" aria-label={text("chat.stop")} onPress={onStop} className={squareClass}>
                <Square aria-hidden className="fill-current" />
              </Button>
            </Tooltip>
          ) : (
            <Tooltip text={text("chat.send")}>
              <Button
                variant="primary"
                aria-label={text("chat.send")}
                onPress={onSend}
                isDisabled={mayNot}
                isPending={isPending}
                className={squareClass}
              >
                <ArrowUp aria-hidden />
              </Button>
            </Tooltip>
          )}
        </div>
      </div>
    </div>
  );
}

const squareClass = "ms-auto w-8 px-0! @lg:ms-0";
