import { ArrowUp, Lock, Radio, ScrollText } from "lucide-react";
import { Badge } from "@/components/ui/Badge";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { PageHeader } from "@/components/ui/PageHeader";
import { useCurrent } from "@/features/account/Current";
import { useActivity } from "@/features/audit/api";
import { Checkpoint } from "@/features/audit/Checkpoint";
import { Entries, EntriesSkeleton } from "@/features/audit/Entries";
import { useSteady } from "@/features/audit/useSteady";
import { useConnection } from "@/lib/connection";
import type { Fault } from "@/lib/fault";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";
import { usePageTitle } from "@/lib/pageTitle";

/** The newest entries of the organization's ledger, as sentences, as they happen. */
export function ActivityPage() {
  const { organization } = useCurrent();
  const activity = useActivity(organization.id);
  const { shown, waiting, showAll } = useSteady(activity.data);
  const text = useText();
  usePageTitle(text("activity.page.title"), organization.name);
  return (
    <>
      <PageHeader title={text("activity.page.title")} purpose={text("activity.page.purpose")} action={<Live />} />
      <Card className="overflow-hidden">
        {shown && shown.entries.length > 0 && <Entries entries={shown.entries} />}
        {shown?.entries.length === 0 && <EmptyState icon={<ScrollText />} text={text("activity.page.empty")} />}
        {activity.isPending && <EntriesSkeleton />}
        {activity.error && !shown && <Refused fault={activity.error} />}
      </Card>
      {shown && <Checkpoint view={shown} />}
      {waiting > 0 && (
        <Button variant="primary" className="fixed inset-x-0 inset-bs-4 z-10 mx-auto w-fit" onPress={showAll}>
          <ArrowUp aria-hidden />
          {text("activity.page.new", { Count: waiting })}
        </Button>
      )}
    </>
  );
}

function Live() {
  const isUp = useConnection() === "up";
  const text = useText();
  return (
    <Badge tone={isUp ? "green" : "amber"}>
      <Radio aria-hidden />
      {text(isUp ? "activity.page.live" : "activity.page.paused")}
    </Badge>
  );
}

function Refused({ fault }: { fault: Fault }) {
  const text = useText();
  const faults = useFaultText();
  const why = fault.code === "permission.denied" ? text("activity.page.denied") : faults.whole(fault);
  return <EmptyState icon={<Lock />} text={why ?? ""} />;
}
