import { Receipt } from "lucide-react";
import { Card, Section } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { Table, type TableColumn } from "@/components/ui/Table";
import { usePlanWords } from "@/features/plan/words";
import type { ChargeView } from "@/lib/bindings";

/** What was charged or credited of late. */
export function Charges({ charges }: { charges: ChargeView[] }) {
  const { text, day, money, charge, range } = usePlanWords();
  const columns: TableColumn<ChargeView>[] = [
    { id: "what", title: text("charges.what"), cell: (one) => charge(one) },
    {
      id: "period",
      title: text("charges.period"),
      cell: (one) => <span className="whitespace-nowrap text-ink-2">{range(one)}</span>,
    },
    {
      id: "date",
      title: text("charges.date"),
      cell: (one) => <span className="whitespace-nowrap text-ink-2">{day(one.time)}</span>,
    },
    {
      id: "amount",
      title: text("charges.amount"),
      className: "text-end!",
      cell: (one) => (
        <span className="font-medium whitespace-nowrap tabular-nums">{money(one.amount, one.currency)}</span>
      ),
    },
  ];
  return (
    <Section title={text("charges.title")} help={text("charges.help")}>
      <Card className="overflow-x-auto">
        {charges.length > 0 ? (
          <Table label={text("charges.title")} columns={columns} items={charges} />
        ) : (
          <EmptyState icon={<Receipt />} text={text("charges.empty")} />
        )}
      </Card>
    </Section>
  );
}
