import { useMemo, useState } from "react";
import { Badge } from "@/components/ui/Badge";
import { Button } from "@/components/ui/Button";
import { ChangeItems } from "@/components/ui/ChangeMenu";
import { Grid } from "@/components/ui/grid/Grid";
import type { GridColumn } from "@/components/ui/grid/GridHead";
import { fromMedium, fromWide } from "@/components/ui/grid/Row";
import { SelectionBar } from "@/components/ui/grid/SelectionBar";
import { useChosen } from "@/components/ui/grid/useChosen";
import { useCurrent } from "@/features/account/Current";
import { useAvailable } from "@/features/plan/useAvailable";
import { ListedPrices } from "@/features/resource/ListedPrices";
import { ModelDialog } from "@/features/resource/ModelDialog";
import { formatPrice } from "@/features/resource/price";
import { RemoveModels } from "@/features/resource/RemoveModels";
import { kindText } from "@/features/resource/words";
import type { ModelsView, ModelView } from "@/lib/bindings";
import { cx } from "@/lib/cx";
import { formatNumber } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";

interface ModelsTableProps {
  /** Those of the view that are looked for. */
  models: ModelView[];
  view: ModelsView;
}

/** The models, with prices of a million tokens. */
export function ModelsTable({ models, view }: ModelsTableProps) {
  const { organization } = useCurrent();
  const may = useAvailable(organization.id).may({ permission: "resources.manage" });
  const { chosen, none, selection } = useChosen(models);
  const [edited, setEdited] = useState<ModelView | null>(null);
  const [removed, setRemoved] = useState<ModelView[] | null>(null);
  const columns = useColumns(view.currency);
  const text = useText();
  const bar = (
    <SelectionBar
      label={text("models.bulk")}
      count={chosen.length}
      said={text("models.selected", { Count: chosen.length })}
      onClear={none}
    >
      <ListedPrices models={chosen} onDone={none} />
      <Button size="small" variant="danger" onPress={() => setRemoved(chosen)}>
        {text("providers.remove")}
      </Button>
    </SelectionBar>
  );
  return (
    <>
      <Grid
        label={text("models.title")}
        count={models.length}
        itemAt={(place) => models[place]}
        nameOf={({ name }) => name}
        columns={columns}
        template={may ? manages : reads}
        selection={may ? { ...selection, bar } : undefined}
        onOpen={may ? setEdited : undefined}
        menu={
          may
            ? (model) => <ChangeItems onEdit={() => setEdited(model)} onRemove={() => setRemoved([model])} />
            : undefined
        }
      />
      {edited && <ModelDialog model={edited} view={view} onClose={() => setEdited(null)} />}
      {removed && <RemoveModels models={removed} onClose={() => setRemoved(null)} onRemoved={none} />}
    </>
  );
}

const manages = cx(
  "grid-cols-[2.75rem_minmax(0,1fr)_6.5rem_6.5rem_3.25rem]",
  "@2xl:grid-cols-[2.75rem_minmax(0,1fr)_9rem_6.5rem_6.5rem_6.5rem_3.25rem]",
  "@4xl:grid-cols-[2.75rem_minmax(0,1fr)_10rem_6.75rem_6.75rem_6.75rem_8.5rem_3.25rem]",
);

const reads = cx(
  "grid-cols-[minmax(0,1fr)_6.5rem_6.5rem]",
  "@2xl:grid-cols-[minmax(0,1fr)_9rem_6.5rem_6.5rem_6.5rem]",
  "@4xl:grid-cols-[minmax(0,1fr)_10rem_6.75rem_6.75rem_6.75rem_8.5rem]",
);

const figure = "justify-end tabular-nums";

function useColumns(currency: string): GridColumn<ModelView>[] {
  const text = useText();
  const locale = useLocaleTag();
  return useMemo(() => {
    const price = (id: "input" | "output" | "cached", className?: string): GridColumn<ModelView> => ({
      id,
      title: text(`models.column.${id}`),
      className: cx(figure, className),
      cell: (model) => {
        if (model[id]) return formatPrice(model[id], currency, locale);
        if (id === "input") return <Badge tone="amber">{text("models.unpriced")}</Badge>;
        return <span className="text-ink-3">–</span>;
      },
    });
    return [
      { id: "name", title: text("models.column.name"), cell: (model) => <Name model={model} /> },
      {
        id: "connection",
        title: text("models.column.connection"),
        className: cx("text-ink-2", fromMedium),
        cell: ({ connectionName }) => <bdi className="truncate">{connectionName}</bdi>,
      },
      price("input"),
      price("output"),
      price("cached", fromMedium),
      {
        id: "workspaces",
        title: text("nav.workspaces"),
        className: cx(figure, fromWide),
        cell: ({ workspaces }) => formatNumber(workspaces, locale),
      },
    ];
  }, [currency, locale, text]);
}

function Name({ model: { name, upstream, kind } }: { model: ModelView }) {
  const text = useText();
  return (
    <span className="min-w-0 leading-4.5">
      <span className="flex">
        <bdi className="truncate font-medium">{name}</bdi>
      </span>
      <span className="flex min-w-0 gap-1.5 text-small text-ink-3">
        <span className="whitespace-nowrap">{kindText(kind, text)}</span>
        {upstream !== name && (
          <bdi dir="ltr" className="truncate">
            {upstream}
          </bdi>
        )}
      </span>
    </span>
  );
}
