import { Card } from "@/components/ui/Card";
import { useCurrent } from "@/features/account/Current";
import { Entries, EntriesSkeleton } from "@/features/audit/Entries";
import { Refused } from "@/features/plan/Gate";
import { useAvailable } from "@/features/plan/useAvailable";
import type { MemberView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** What a member did lately, or had done to them. */
export function Recent({ view }: { view: MemberView | undefined }) {
  const { organization } = useCurrent();
  const refusal = useAvailable(organization.id).refusal({ permission: "activity.read" });
  const text = useText();
  return (
    <section className="flex flex-col gap-2.5">
      <h3 className="font-title text-ink">{text("member.activity")}</h3>
      {refusal && <Refused refusal={refusal} />}
      {!refusal && view?.entries.length === 0 && <p className="text-ink-2">{text("member.activity.none")}</p>}
      {!refusal && (!view || view.entries.length > 0) && (
        <Card className="overflow-hidden">
          {view ? <Entries entries={view.entries} end={() => null} /> : <EntriesSkeleton />}
        </Card>
      )}
    </section>
  );
}
