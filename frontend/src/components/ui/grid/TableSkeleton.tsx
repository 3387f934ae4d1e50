import { Card } from "@/components/ui/Card";
import { CellsSkeleton, rowHeight } from "@/components/ui/grid/Row";
import { range } from "@/lib/range";

/** The place of a table while its rows are being read. */
export function TableSkeleton() {
  return (
    <Card className="@container">
      <div aria-hidden className="h-10" />
      {range(0, 7).map((place) => (
        <div
          key={place}
          aria-hidden // cells without a table
          className="grid grid-cols-[minmax(0,1fr)_14rem] items-center"
          style={{ blockSize: rowHeight }}
        >
          <CellsSkeleton place={place} />
        </div>
      ))}
    </Card>
  );
}
