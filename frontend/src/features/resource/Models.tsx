import { Boxes } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Card, Section } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { TableSkeleton } from "@/components/ui/grid/TableSkeleton";
import { SearchField } from "@/components/ui/SearchField";
import { Unread } from "@/components/ui/Unread";
import { useCurrent } from "@/features/account/Current";
import { useConnections, useModels } from "@/features/resource/api";
import { ModelsTable } from "@/features/resource/ModelsTable";
import type { ConnectionView, ModelsView } from "@/lib/bindings";
import { formatDate } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";

/** The models that workspaces may use, and what they cost. */
export function Models({ onPick }: { onPick: (connection: ConnectionView) => void }) {
  const { organization } = useCurrent();
  const models = useModels(organization.id);
  const text = useText();
  return (
    <Section title={text("models.title")} help={text("models.help")}>
      {models.isPending && <TableSkeleton />}
      {models.error && !models.data && <Unread fault={models.error} onRetry={() => void models.refetch()} />}
      {models.data?.models.length === 0 && <None onPick={onPick} />}
      {models.data && models.data.models.length > 0 && <Listed view={models.data} />}
    </Section>
  );
}

function None({ onPick }: { onPick: (connection: ConnectionView) => void }) {
  const { organization } = useCurrent();
  const [first] = useConnections(organization.id).data?.connections ?? [];
  const text = useText();
  return (
    <Card>
      <EmptyState
        icon={<Boxes />}
        text={text(first ? "models.empty" : "models.empty.unconnected")}
        action={first && <Button onPress={() => onPick(first)}>{text("models.pick")}</Button>}
      />
    </Card>
  );
}

function Listed({ view }: { view: ModelsView }) {
  const [search, setSearch] = useState("");
  const text = useText();
  const locale = useLocaleTag();
  const wanted = search.trim().toLocaleLowerCase();
  const models = view.models.filter(({ name, upstream }) => `${name} ${upstream}`.toLocaleLowerCase().includes(wanted));
  return (
    <div className="flex flex-col gap-3">
      <search className="flex flex-wrap items-center gap-2">
        <SearchField
          label={text("models.search")}
          value={search}
          onChange={setSearch}
          maxLength={100}
          className="w-70 max-w-full"
        />
        <p aria-live="polite" className="ms-auto text-ink-2 tabular-nums">
          {text("models.count", { Count: models.length })}
        </p>
      </search>
      {models.length > 0 ? (
        <ModelsTable models={models} view={view} />
      ) : (
        <Card>
          <EmptyState icon={<Boxes />} text={text("models.none")} />
        </Card>
      )}
      <p className="text-small text-pretty text-ink-3">
        {text("models.listed.help", { Date: formatDate(view.listDate, locale) })}
      </p>
    </div>
  );
}
