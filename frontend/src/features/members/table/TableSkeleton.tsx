import { Card } from "@/components/ui/Card";
import { range } from "@/features/members/api";
import { rowHeight } from "@/features/members/table/columns";
import { CellsSkeleton } from "@/features/members/table/MemberRow";

/** The place of the members while they are being read. */
export function TableSkeleton() {
  return (
    <Card className="@container">
      <div aria-hidden className="h-10" />
      {range(0, 7).map((place) => (
        <div key={place} className="grid grid-cols-[minmax(0,1fr)_14rem] items-center" style={{ blockSize: rowHeight }}>
          <CellsSkeleton place={place} />
        </div>
      ))}
    </Card>
  );
}
