import { RotateCcw } from "lucide-react";
import { memo, type ReactNode } from "react";
import { Button } from "@/components/ui/Button";
import { CopyButton } from "@/components/ui/CopyButton";
import { Notice } from "@/components/ui/Notice";
import { Prose } from "@/features/chat/Prose";
import { useTook } from "@/features/chat/useTook";
import type { MessageView } from "@/lib/bindings";
import { Fault } from "@/lib/fault";
import { useFaultText } from "@/lib/faultText";
import { formatMoment, formatTime } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";

/** What somebody asked. */
export const Asked = memo(function Asked({ message }: { message: MessageView }) {
  const text = useText();
  return (
    <article aria-label={text("chat.you")} className="flex flex-col items-end ps-10">
      <div className="max-w-full rounded-lg rounded-ee-sm bg-hover px-3.5 py-2">
        <Prose>{message.text}</Prose>
      </div>
    </article>
  );
});

interface AnsweredProps {
  message: MessageView;
  currency: string;
  /** Asks for it again; only the last answer can be. */
  onRetry?: () => void;
}

/** What a model answered, and what that took. */
export const Answered = memo(function Answered({ message, currency, onRetry }: AnsweredProps) {
  const text = useText();
  const { problem, state } = message;
  return (
    <Answer model={message.model}>
      {message.text && <Prose>{message.text}</Prose>}
      {state === "done" && !message.text && !problem && <p className="text-ink-3">{text("chat.silent")}</p>}
      {state === "stopped" && (
        <p className="text-small text-ink-3">
          {text("chat.stopped")}{" "}
          {message.input + message.output > 0 && message.estimated && text("chat.stopped.counted")}
        </p>
      )}
      {problem && <Remark problem={problem} isFailure={state === "failed"} />}
      <Foot message={message} currency={currency} onRetry={onRetry} />
    </Answer>
  );
});

function Remark({ problem, isFailure }: { problem: NonNullable<MessageView["problem"]>; isFailure: boolean }) {
  const faults = useFaultText();
  const words = faults.whole(new Fault(problem));
  return isFailure ? <Notice tone="red">{words}</Notice> : <p className="text-small text-amber-text">{words}</p>;
}

/** An answer that is being written. */
export function Answering({ model, children }: { model: string; children: string }) {
  const text = useText();
  return (
    <Answer model={model} isBusy>
      {children ? (
        <Prose>{children}</Prose>
      ) : (
        <p className="flex h-5 items-center gap-1.5">
          <span className="sr-only">{text("chat.waiting")}</span>
          {[0, 1, 2].map((dot) => (
            <span
              key={dot}
              aria-hidden
              style={{ animationDelay: `${dot * 160}ms` }}
              className="size-1.5 animate-breathe rounded-full bg-ink-3"
            />
          ))}
        </p>
      )}
    </Answer>
  );
}

function Answer({ model, isBusy, children }: { model: string; isBusy?: boolean; children: ReactNode }) {
  return (
    <article aria-label={model} aria-busy={isBusy} className="flex min-w-0 flex-col gap-2">
      <p className="text-small font-medium text-ink-2">
        <bdi>{model}</bdi>
      </p>
      {children}
    </article>
  );
}

function Foot({ message, currency, onRetry }: AnsweredProps) {
  const text = useText();
  const locale = useLocaleTag();
  const took = useTook(currency);
  return (
    <div className="-ms-2.5 flex flex-wrap items-center gap-x-1 text-small text-ink-3">
      {message.text && <CopyButton variant="quiet" size="small" value={message.text} what={text("chat.answer")} />}
      {onRetry && (
        <Button variant="quiet" size="small" onPress={onRetry}>
          <RotateCcw aria-hidden className="rtl:-scale-x-100" />
          {text("chat.retry")}
        </Button>
      )}
      <span className="ms-auto flex flex-wrap items-center gap-x-3 ps-2.5 tabular-nums">
        <span>{took(message)}</span>
        <time dateTime={message.time} title={formatMoment(message.time, locale)}>
          {formatTime(message.time, locale)}
        </time>
      </span>
    </div>
  );
}
