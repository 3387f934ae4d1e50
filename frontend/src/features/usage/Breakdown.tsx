import { ChartColumn } from "lucide-react";
import { Card } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { Skeleton } from "@/components/ui/Skeleton";
import { Table, type TableColumn } from "@/components/ui/Table";
import type { Dimension } from "@/features/usage/api";
import type { Names } from "@/features/usage/parts";
import { useWords } from "@/features/usage/useWords";
import { unitsOf } from "@/lib/amounts";
import type { UsageByView, UsageRowView } from "@/lib/bindings";
import { formatPercent } from "@/lib/format";

interface BreakdownProps {
  by: Dimension;
  view: UsageByView | undefined;
  names: Names;
}

/** Who used how much, the one who spent most first. */
export function Breakdown({ by, view, names }: BreakdownProps) {
  const { text } = useWords("EUR");
  if (!view) return <BreakdownSkeleton />;
  return (
    <Card className="overflow-x-auto">
      {view.rows.length > 0 ? (
        <Rows {...{ by, view, names }} />
      ) : (
        <EmptyState icon={<ChartColumn />} text={text("chart.none")} />
      )}
    </Card>
  );
}

function Rows({ by, view, names }: BreakdownProps & { view: UsageByView }) {
  const { text, locale, spend, tokens, requests } = useWords(view.currency);
  const whole = unitsOf(view.total.spend);
  const number = (id: string, title: string, cell: (row: UsageRowView) => string): TableColumn<UsageRowView> => ({
    id,
    title,
    className: "text-end! tabular-nums whitespace-nowrap",
    cell,
  });
  const columns: TableColumn<UsageRowView>[] = [
    {
      id: "name",
      title: text(`usage.by.${by}`),
      cell: (row) => <Named row={row} name={names.of(row.id === "-" ? { ...row, id: "" } : row)} />,
    },
    number("requests", text("usage.requests"), (row) => requests(row.requests)),
    number("input", text("usage.column.input"), (row) => tokens(row.input)),
    { ...number("cached", text("usage.column.cached"), (row) => tokens(row.cached)), className: wide },
    number("output", text("usage.column.output"), (row) => tokens(row.output)),
    {
      ...number("share", text("usage.column.share"), () => ""),
      className: `${wide} w-24`,
      cell: (row) => (whole > 0 ? formatPercent((100 * unitsOf(row.spend)) / whole, locale) : ""),
    },
    {
      ...number("spend", text("usage.spend"), () => ""),
      cell: (row) => <span className="font-medium text-ink">{spend(row.spend)}</span>,
    },
  ];
  // A row of the playground has no id, and a table needs one.
  const items = view.rows.map((row) => ({ ...row, id: row.id || "-" }));
  return <Table label={text(`usage.by.${by}`)} columns={columns} items={items} />;
}

const wide = "text-end! tabular-nums whitespace-nowrap text-ink-2 max-xl:hidden";

function Named({ row, name }: { row: UsageRowView; name: string }) {
  const { text } = useWords("EUR");
  return (
    <span className="block min-w-0 leading-4.5">
      <span className="block max-w-72 truncate font-medium">
        <bdi>{name}</bdi>
      </span>
      {row.estimated > 0 && (
        <span className="block text-small text-amber-text">{text("usage.estimated", { Count: row.estimated })}</span>
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
