// biome-ignore-all lint/a11y/useSemanticElements: the cells of a LongList
import { Checkbox } from "@/components/ui/Checkbox";
import { LongList } from "@/components/ui/LongList";
import { formatPrice } from "@/features/resource/price";
import { kindText } from "@/features/resource/words";
import type { ListedView } from "@/lib/bindings";
import { useLocaleTag, useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

interface FoundProps {
  models: ListedView[];
  currency: string;
  isPicked: (name: string) => boolean;
  /** Whether there is such a model already. */
  isThere: (name: string) => boolean;
  onToggle: (name: string) => void;
}

/** What a provider serves, with what the list of prices knows of it. */
export function Found({ models, currency, isPicked, isThere, onToggle }: FoundProps) {
  const text = useText();
  return (
    <div className="rounded-md border border-line">
      <LongList
        label={text("models.title")}
        items={models}
        rowHeight={38}
        visible={8}
        columns="grid-cols-[minmax(0,1fr)_7rem_minmax(0,11rem)] gap-x-3 px-3.5"
        titles={(["name", "kind", "price"] as const).map((id) => ({ id, title: text(`models.column.${id}`) }))}
        keyOf={({ name }) => name}
      >
        {(model) => (
          <>
            <span role="cell" className="flex min-w-0">
              {isThere(model.name) ? (
                <span className="flex min-w-0 items-center gap-2 ps-6.5 text-ink-3">
                  <bdi className="truncate">{model.name}</bdi>
                  <span className="text-small whitespace-nowrap">{text("models.pick.there")}</span>
                </span>
              ) : (
                <Checkbox isSelected={isPicked(model.name)} onChange={() => onToggle(model.name)}>
                  <bdi className="block truncate">{model.name}</bdi>
                </Checkbox>
              )}
            </span>
            <span role="cell" className="truncate text-small text-ink-2">
              {kindText(model.kind, text)}
            </span>
            <span role="cell" className="truncate text-small text-ink-2 tabular-nums">
              <Price model={model} currency={currency} />
            </span>
          </>
        )}
      </LongList>
    </div>
  );
}

function Price({ model, currency }: { model: ListedView; currency: string }) {
  const text = useText();
  const locale = useLocaleTag();
  if (!model.listed) return <span className="text-ink-3">{text("models.price.unknown")}</span>;
  const isOwn = model.input !== "";
  const price = (own: string, usd: string) => isolate(formatPrice(isOwn ? own : usd, isOwn ? currency : "USD", locale));
  return text("models.price.both", {
    Input: price(model.input, model.usdInput),
    Output: price(model.output, model.usdOutput),
  });
}
