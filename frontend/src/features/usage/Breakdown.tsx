import { ChartColumn } from "lucide-react";
import { useMemo } from "react";
import { Card } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { Grid } from "@/components/ui/grid/Grid";
import type { GridColumn } from "@/components/ui/grid/GridHead";
import { fromMedium, fromWide } from "@/components/ui/grid/Row";
import { Skeleton } from "@/components/ui/Skeleton";
import type { Dimension } from "@/features/usage/api";
import type { Names } from "@/features/usage/parts";
import { useWords } from "@/features/usage/useWords";
import { unitsOf } from "@/lib/amounts";
import type { UsageByView, UsageRowView } from "@/lib/bindings";
import { cx } from "@/lib/cx";
import { formatPercent } from "@/lib/format";
import { useText } from "@/lib/i18n";

interface BreakdownProps {
  by: Dimension;
  view: UsageByView | undefined;
  names: Names;
}

/** Who used how much, the one who spent most first. */
export function Breakdown({ by, view, names }: BreakdownProps) {
  const text = useText();
  if (!view) return <BreakdownSkeleton />;
  if (view.rows.length > 0) return <Rows {...{ by, view, names }} />;
  return (
    <Card>
      <EmptyState icon={<ChartColumn />} text={text("chart.none")} />
    </Card>
  );
}

type Item = UsageRowView & { called: string };

function Rows({ by, view, names }: BreakdownProps & { view: UsageByView }) {
  const text = useText();
  const columns = useColumns(by, view.currency, unitsOf(view.total.spend));
  const items = useMemo(() => {
    const all = view.rows.map((row) => ({ ...row, called: names.of(row) }));
    return view.others ? [...all, { ...view.others, called: names.rest }] : all;
  }, [view, names]);
  return (
    <Grid
      label={text(`usage.by.${by}`)}
      count={items.length}
      itemAt={(place) => items[place]}
      nameOf={({ called }) => called}
      columns={columns}
      template={template}
      about={by}
    />
  );
}

const template = cx(
  "grid-cols-[minmax(0,1fr)_6.5rem_7.5rem]",
  "@2xl:grid-cols-[minmax(0,1fr)_6.5rem_6rem_6rem_7.5rem]",
  "@4xl:grid-cols-[minmax(0,1fr)_6.5rem_6rem_7rem_6rem_5.5rem_7.5rem]",
);

const figure = "justify-end text-end tabular-nums";

function useColumns(by: Dimension, currency: string, whole: number): GridColumn<Item>[] {
  const { text, locale, spend, tokens, requests } = useWords(currency);
  return useMemo(() => {
    const share = (row: Item) => (whole > 0 ? formatPercent((100 * unitsOf(row.spend)) / whole, locale) : "");
    const number = (id: string, title: string, cell: (row: Item) => string, more = ""): GridColumn<Item> => ({
      id,
      title,
      className: cx(figure, more),
      cell,
    });
    return [
      { id: "name", title: text(`usage.by.${by}`), cell: (row) => <Named row={row} /> },
      number("requests", text("usage.requests"), (row) => requests(row.requests)),
      number("input", text("usage.column.input"), (row) => tokens(row.input), fromMedium),
      number("cached", text("usage.column.cached"), (row) => tokens(row.cached), cx(fromWide, "text-ink-2")),
      number("output", text("usage.column.output"), (row) => tokens(row.output), fromMedium),
      number("share", text("usage.column.share"), share, cx(fromWide, "text-ink-2")),
      number("spend", text("usage.spend"), (row) => spend(row.spend), "font-medium"),
    ];
  }, [by, locale, requests, spend, text, tokens, whole]);
}

function Named({ row: { called, estimated } }: { row: Item }) {
  const text = useText();
  return (
    <span className="block min-w-0 leading-4.5">
      <span className="block truncate font-medium">
        <bdi>{called}</bdi>
      </span>
      {estimated > 0 && (
        <span className="block truncate text-small text-amber-text">
          {text("usage.estimated", { Count: estimated })}
        </span>
      )}
    </span>
  );
}

function BreakdownSkeleton() {
  return (
    <Card>
      {["a", "b", "c"].map((row) => (
        <div key={row} className="flex h-11.5 items-center justify-between px-4.5">
          <Skeleton className="h-3 w-36" />
          <Skeleton className="h-3 w-16" />
        </div>
      ))}
    </Card>
  );
}
