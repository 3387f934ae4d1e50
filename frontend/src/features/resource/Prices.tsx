import { Button } from "@/components/ui/Button";
import { TextField, type TextFieldProps } from "@/components/ui/TextField";
import { type ModelForm, typedPrices } from "@/features/resource/modelForm";
import { formatPrice } from "@/features/resource/price";
import type { ListedView, ModelsView } from "@/lib/bindings";
import { formatDate } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

const prices = ["input", "output", "cached"] as const;

interface PricesProps {
  form: ModelForm;
  view: ModelsView;
  /** What the list of prices knows of this model. */
  listed: ListedView | undefined;
  field: (name: (typeof prices)[number]) => TextFieldProps;
  onChange: (changed: Partial<ModelForm>) => void;
}

/** What a million tokens cost, and beside it what the list says. */
export function Prices({ form, view, listed, field, onChange }: PricesProps) {
  const text = useText();
  const isUnpriced = form.input.trim() === "" && form.output.trim() === "";
  return (
    <fieldset className="flex flex-col gap-2 rounded-md border border-line px-3.5 pbs-2.5 pbe-3.5">
      <legend className="sr-only">{text("models.prices", { Currency: view.currency })}</legend>
      <p aria-hidden className="text-small font-medium text-ink-2">
        {text("models.prices", { Currency: view.currency })}
      </p>
      <div className="grid grid-cols-3 items-start gap-3">
        {prices.map((name) => (
          <TextField
            key={name}
            {...field(name)}
            inputMode="decimal"
            placeholder={name === "cached" ? form.input : undefined}
          />
        ))}
      </div>
      {isUnpriced && <p className="text-small text-pretty text-amber-text">{text("models.unpriced.help")}</p>}
      {listed?.listed && <Listed view={view} listed={listed} onChange={onChange} />}
    </fieldset>
  );
}

function Listed({ view, listed, onChange }: Pick<PricesProps, "view" | "onChange"> & { listed: ListedView }) {
  const text = useText();
  const locale = useLocaleTag();
  const isConverted = listed.input !== "";
  const price = (own: string, usd: string) =>
    isConverted ? formatPrice(own, view.currency, locale) : formatPrice(usd, "USD", locale);
  const said = text("models.listed", {
    Source: isolate(listed.source),
    Date: formatDate(view.listDate, locale),
    Input: isolate(price(listed.input, listed.usdInput)),
    Output: isolate(price(listed.output, listed.usdOutput)),
  });
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-small text-ink-2">
      <p className="min-w-0 flex-1 basis-64 text-pretty">
        {said} {!isConverted && text("models.listed.rate")}
      </p>
      {isConverted && (
        <Button size="small" onPress={() => onChange(typedPrices(listed, locale))}>
          {text("models.listed.use")}
        </Button>
      )}
    </div>
  );
}
