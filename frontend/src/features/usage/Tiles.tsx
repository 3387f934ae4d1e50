import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { CapMeter } from "@/components/ui/CapMeter";
import { Skeleton } from "@/components/ui/Skeleton";
import { StatTile } from "@/components/ui/StatTile";
import { limitText } from "@/features/limit/words";
import { monthOf, type Range } from "@/features/usage/range";
import { useWords } from "@/features/usage/useWords";
import { formatCompact, formatGrowth, formatMonth, formatRound, unitsOf } from "@/lib/amounts";
import type { UsageOverviewView, UsageTotalView } from "@/lib/bindings";
import { isolate } from "@/lib/isolate";

interface TilesProps {
  range: Range;
  /** The month in which the range ends; undefined until it is known. */
  view: UsageOverviewView | undefined;
  /** What was used in a range that is no month. */
  total: UsageTotalView | undefined;
  isNow: boolean;
  /** Where a cap can be set; absent for whom that is out of reach. */
  capAt: string | undefined;
}

/** The figures that matter: what was spent of how much, and what for. */
export function Tiles({ range, view, total, isNow, capAt }: TilesProps) {
  const counted = range.month ? view : total;
  return (
    <dl className="grid grid-cols-1 gap-3 sm:grid-cols-2 xl:grid-cols-[1.35fr_1fr_1fr_1fr]">
      <SpendTile view={view} isNow={isNow} month={monthOf(range)} capAt={capAt} />
      <RequestsTile counted={counted} view={range.month ? view : undefined} />
      <TokensTile counted={counted} />
      <RefusedTile view={view} />
    </dl>
  );
}

interface SpendTileProps extends Pick<TilesProps, "view" | "isNow" | "capAt"> {
  month: string;
}

function SpendTile({ view, isNow, month, capAt }: SpendTileProps) {
  const { text, locale, spend } = useWords(view?.currency ?? "EUR");
  const isCapped = Boolean(view?.cap);
  const now = text(isCapped ? "usage.spend.capped" : "usage.spend.month");
  const label = isNow ? now : text("usage.spend.past", { Month: formatMonth(month, locale, true) });
  return (
    <StatTile
      icon={isCapped && <Lock aria-hidden />}
      label={label}
      figure={view && spend(view.spend)}
      of={view?.cap && text("usage.of", { Amount: isolate(spend(view.cap)) })}
    >
      {!view && <Skeleton className="my-1 h-2.5 w-40" />}
      {view?.cap && <CapMeter used={unitsOf(view.spend)} reserved={unitsOf(view.reserved)} cap={unitsOf(view.cap)} />}
      {view && isNow && <Ahead view={view} />}
      {view && isNow && !view.cap && capAt && (
        <a
          href={capAt}
          className="rounded-[3px] font-medium text-accent-text underline-offset-3 hover:underline focus-visible:outline-2 focus-visible:outline-accent"
        >
          {text("usage.cap.set")}
        </a>
      )}
    </StatTile>
  );
}

// What is set aside for what runs, and where the month is heading.
function Ahead({ view }: { view: UsageOverviewView }) {
  const { text, locale, spend } = useWords(view.currency);
  const reserved = isolate(spend(view.reserved));
  const forecast = view.forecast && isolate(formatRound(unitsOf(view.forecast), view.currency, locale));
  return (
    <>
      <p>
        {view.running > 0
          ? text("usage.reserved", { Amount: reserved, Count: view.running })
          : text(view.cap ? "usage.reserved.none" : "usage.uncapped")}
      </p>
      {forecast && <p>{text("usage.forecast", { Amount: forecast })}</p>}
    </>
  );
}

function RequestsTile({ counted, view }: { counted: UsageTotalView | undefined; view: UsageOverviewView | undefined }) {
  const { text, locale, requests } = useWords("EUR");
  const growth = view && formatGrowth(view.requests, view.previous.requests, locale);
  const before = view && formatMonth(previousMonth(view.month), locale);
  return (
    <StatTile label={text("usage.requests")} figure={counted && requests(counted.requests)}>
      {growth && before && text("usage.growth", { Percent: isolate(growth), Month: before })}
    </StatTile>
  );
}

function previousMonth(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 7);
}

function TokensTile({ counted }: { counted: UsageTotalView | undefined }) {
  const { text, tokens } = useWords("EUR");
  return (
    <StatTile label={text("usage.tokens")} figure={counted && tokens(counted.input + counted.output)}>
      {counted &&
        text("usage.tokens.split", { In: isolate(tokens(counted.input)), Out: isolate(tokens(counted.output)) })}
    </StatTile>
  );
}

function RefusedTile({ view }: { view: UsageOverviewView | undefined }) {
  const { text, locale } = useWords("EUR");
  const sum = view?.refused.reduce((total, { count }) => total + count, 0);
  return (
    <StatTile label={text("usage.refused")} figure={sum === undefined ? undefined : formatCompact(sum, locale)}>
      {view && <Refusals view={view} />}
    </StatTile>
  );
}

const shown = 3;

function Refusals({ view: { refused } }: { view: UsageOverviewView }): ReactNode {
  const { text, locale } = useWords("EUR");
  const byLimit = summed(refused);
  const [only] = byLimit;
  if (!only) return text("usage.refused.none");
  if (byLimit.length === 1) return limitText(only.limit, text);
  return byLimit.slice(0, shown).map(({ limit, count }) => (
    <p key={limit}>
      {isolate(formatCompact(count, locale))} · {limitText(limit, text)}
    </p>
  ));
}

/** How often each limit refused, at whichever level, the most frequent first. */
export function summed(refused: UsageOverviewView["refused"]): { limit: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { limit, count } of refused) counts.set(limit, (counts.get(limit) ?? 0) + count);
  return [...counts].map(([limit, count]) => ({ limit, count })).sort((a, b) => b.count - a.count);
}
