import { ShieldCheck } from "lucide-react";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { Notice } from "@/components/ui/Notice";
import { useSecurityActivity } from "@/features/account/data/api";
import { Entries, EntriesSkeleton } from "@/features/audit/Entries";
import type { EntryView } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { hasText, useText } from "@/lib/i18n";

/** What happened to the account, as sentences, with the door by which it happened. */
export function SecurityActivity() {
  const activity = useSecurityActivity();
  const text = useText();
  const faults = useFaultText();
  const entries = activity.data?.pages.flatMap((page) => page.entries);
  return (
    <>
      {activity.error && !entries && <Notice tone="red">{faults.whole(activity.error)}</Notice>}
      <Card className="overflow-hidden">
        {entries && entries.length > 0 && <Entries entries={entries} end={(entry) => <Via entry={entry} />} />}
        {entries?.length === 0 && <EmptyState icon={<ShieldCheck />} text={text("data.activity.empty")} />}
        {activity.isPending && <EntriesSkeleton />}
      </Card>
      {activity.hasNextPage && (
        <Button
          className="self-center"
          isPending={activity.isFetchingNextPage}
          onPress={() => void activity.fetchNextPage()}
        >
          {text("data.activity.more")}
        </Button>
      )}
    </>
  );
}

function Via({ entry: { door, after } }: { entry: EntryView }) {
  const text = useText();
  const key = `via.${door}`;
  return (
    <>
      {hasText(key) ? text(key) : door}
      {after.device && (
        <>
          {" · "}
          <bdi>{after.device}</bdi>
        </>
      )}
    </>
  );
}
