import { CircleCheck, CircleDollarSign, Ellipsis, Store } from "lucide-react";
import { Badge } from "@/components/ui/Badge";
import { Card, Section } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { Notice } from "@/components/ui/Notice";
import { Skeleton } from "@/components/ui/Skeleton";
import { Table, type TableColumn } from "@/components/ui/Table";
import { useCustomers } from "@/features/plan/operator/api";
import { useMarking } from "@/features/plan/operator/useMarking";
import { usePlanWords } from "@/features/plan/words";
import type { CustomerView } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { formatNumber } from "@/lib/format";
import { isolate } from "@/lib/isolate";

/** The organizations here that have subscribed to something, and whether they have paid. */
export function Customers() {
  const { data, error } = useCustomers();
  const { text } = usePlanWords();
  const faults = useFaultText();
  const rows = data?.subscriptions.map((one) => ({ ...one, id: `${one.organization} ${one.family}` }));
  return (
    <Section title={text("customers.title")} help={text("customers.help")}>
      {error && !data ? (
        <Notice tone="red">{faults.whole(error)}</Notice>
      ) : (
        <Card className="overflow-x-auto">
          {rows && rows.length > 0 && <Rows rows={rows} />}
          {rows?.length === 0 && <EmptyState icon={<Store />} text={text("customers.empty")} />}
          {!rows && (
            <div className="flex h-21.5 items-center px-4.5">
              <Skeleton className="h-3 w-64" />
            </div>
          )}
        </Card>
      )}
    </Section>
  );
}

type Row = CustomerView & { id: string };

function Rows({ rows }: { rows: Row[] }) {
  const { text, money, locale } = usePlanWords();
  const columns: TableColumn<Row>[] = [
    {
      id: "name",
      title: text("customers.name"),
      cell: ({ name }) => <bdi className="font-medium">{name}</bdi>,
    },
    { id: "plan", title: text("customers.plan"), cell: ({ planName }) => <bdi>{planName}</bdi> },
    { id: "state", title: text("customers.state"), cell: (one) => <State customer={one} /> },
    {
      id: "seats",
      title: text("plans.seats"),
      className: "text-end!",
      cell: ({ seats }) => <span className="tabular-nums">{formatNumber(seats, locale)}</span>,
    },
    {
      id: "total",
      title: text("customers.total"),
      className: "text-end!",
      cell: ({ total, currency, state }) => (
        <span className="whitespace-nowrap tabular-nums">{money(state === "trialing" ? 0 : total, currency)}</span>
      ),
    },
    { id: "until", title: text("customers.until"), cell: (one) => <Until customer={one} /> },
    {
      id: "actions",
      title: text("members.actions"),
      hideTitle: true,
      className: "w-14 text-end",
      cell: (one) => <Actions customer={one} />,
    },
  ];
  return <Table label={text("customers.title")} columns={columns} items={rows} />;
}

function State({ customer: { state } }: { customer: CustomerView }) {
  const { text } = usePlanWords();
  if (state === "past_due") return <Badge tone="amber">{text("plans.state.past_due")}</Badge>;
  if (state === "trialing") return <Badge>{text("compare.trial")}</Badge>;
  return <Badge tone="green">{text("plans.state.active")}</Badge>;
}

// What the days of grace are for has run out before the period does.
function Until({ customer: { state, graceEnds, periodEnd } }: { customer: CustomerView }) {
  const { day } = usePlanWords();
  const until = state === "past_due" ? graceEnds : periodEnd;
  return <span className="whitespace-nowrap text-ink-2">{day(until)}</span>;
}

function Actions({ customer }: { customer: CustomerView }) {
  const mark = useMarking(customer);
  const { text } = usePlanWords();
  if (customer.state === "trialing") return null;
  const label = text("customers.menu", { Name: isolate(customer.name), Plan: isolate(customer.planName) });
  const trigger = (
    <IconButton label={label}>
      <Ellipsis aria-hidden />
    </IconButton>
  );
  return (
    <Menu trigger={trigger} label={label} placement="bottom end">
      {customer.state === "past_due" ? (
        <MenuItem icon={<CircleCheck aria-hidden />} onAction={() => mark("paid")}>
          {text("customers.paid")}
        </MenuItem>
      ) : (
        <MenuItem icon={<CircleDollarSign aria-hidden />} onAction={() => mark("unpaid")}>
          {text("customers.unpaid")}
        </MenuItem>
      )}
    </Menu>
  );
}
