import { RotateCcw } from "lucide-react";
import { memo, type ReactNode } from "react";
import { Button } from "@/components/ui/Button";
import { CopyButton } from "@/components/ui/CopyButton";
import { Notice } from "@/components/ui/Notice";
import type { Place } from "@/features/chat/api";
import { Plain } from "@/features/chat/Plain";
import { Prose } from "@/features/chat/Prose";
import { useFollowing } from "@/features/chat/useFollowing";
import { useProblemText } from "@/features/chat/useProblemText";
import { useTook } from "@/features/chat/useTook";
import type { MessageView } from "@/lib/bindings";
import { formatMoment, formatTime } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";

/** What somebody asked, as they wrote it. */
export const Asked = memo(function Asked({ children }: { children: string }) {
  const text = useText();
  return (
    <article aria-label={text("chat.you")} className="flex flex-col items-end ps-10">
      <div className="flex max-w-full min-w-0 flex-col gap-3 rounded-lg rounded-ee-sm bg-hover px-3.5 py-2">
        <Plain>{children}</Plain>
      </div>
    </article>
  );
});

interface AnsweredProps {
  place: Place;
  chat: string;
  /** Under which it is under way; empty once it is over. */
  run: string;
  message: MessageView;
  currency: string;
  /** Asks for it again; only the last answer can be. */
  onRetry?: () => void;
}

/** What a model answers or has answered, and what that took. */
export const Answered = memo(function Answered({ place, chat, run, message, currency, onRetry }: AnsweredProps) {
  const said = useFollowing(place, chat, run, message);
  return (
    <Answer model={message.model} isBusy={run !== ""}>
      {said && <Prose isGrowing={run !== ""}>{said}</Prose>}
      {run ? !said && <Dots /> : <End message={message} currency={currency} onRetry={onRetry} />}
    </Answer>
  );
});

/** An answer that was asked for just now. */
export function Awaited({ model }: { model: string }) {
  return (
    <Answer model={model} isBusy>
      <Dots />
    </Answer>
  );
}

type EndProps = Pick<AnsweredProps, "message" | "currency" | "onRetry">;

function End({ message, currency, onRetry }: EndProps) {
  const text = useText();
  const { problem, state } = message;
  return (
    <>
      {state === "done" && !message.text && !problem && <p className="text-ink-3">{text("chat.silent")}</p>}
      {state === "stopped" && (
        <p className="text-small text-ink-3">
          {text("chat.stopped")}{" "}
          {message.input + message.output > 0 && message.estimated && text("chat.stopped.counted")}
        </p>
      )}
      {problem && <Remark message={message} />}
      <Foot message={message} currency={currency} onRetry={onRetry} />
    </>
  );
}

function Remark({ message }: { message: MessageView }) {
  const words = useProblemText()(message);
  return message.state === "failed" ? (
    <Notice tone="red">{words}</Notice>
  ) : (
    <p className="text-small text-amber-text">{words}</p>
  );
}

function Dots() {
  const text = useText();
  return (
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
  );
}

function Answer({ model, isBusy, children }: { model: string; isBusy: boolean; children: ReactNode }) {
  return (
    <article aria-label={model} aria-busy={isBusy} className="flex min-w-0 flex-col gap-3">
      <p className="-mbe-1 text-small font-medium text-ink-2">
        <bdi>{model}</bdi>
      </p>
      {children}
    </article>
  );
}

function Foot({ message, currency, onRetry }: EndProps) {
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
