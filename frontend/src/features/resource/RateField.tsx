import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { TextField } from "@/components/ui/TextField";
import { done } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { Gate } from "@/features/plan/Gate";
import { useAvailable } from "@/features/plan/useAvailable";
import { useSetRate } from "@/features/resource/api";
import { toPrice, typedDecimal } from "@/features/resource/price";
import type { ModelsView } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useLocaleTag, useText } from "@/lib/i18n";

interface RateFieldProps {
  view: ModelsView;
  onSaved?: () => void;
}

/** What a US dollar is taken for, and the button that keeps it. */
export function RateField({ view, onSaved }: RateFieldProps) {
  const { organization } = useCurrent();
  const locale = useLocaleTag();
  const [typed, setTyped] = useState(() => typedDecimal(view.usdRate, locale));
  const set = useSetRate(organization.id);
  const text = useText();
  const faults = useFaultText();
  const needs = { permission: "resources.manage" };
  const may = useAvailable(organization.id).may(needs);
  const rate = toPrice(typed);
  const isSame = rate === view.usdRate;
  const wrong = faults.field(set.error, "usdRate") ?? faults.whole(set.error);
  const save = () =>
    set.mutate(rate, {
      onSuccess: () => {
        done(text("models.rate.saved"));
        onSaved?.();
      },
    });
  return (
    <div className="flex flex-wrap items-start gap-2.5">
      <span dir="ltr" className="flex items-start gap-2.5">
        <span className="flex h-8 items-center tabular-nums">1 USD =</span>
        <TextField
          name="usdRate"
          label={text("models.rate")}
          hideLabel
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          isReadOnly={!may}
          onChange={setTyped}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault(); // it may stand within another form
            if (!isSame && !set.isPending) save();
          }}
          error={set.variables === rate ? wrong : undefined}
          className="w-28"
          inputClassName="tabular-nums"
        />
        <span className="flex h-8 items-center">{view.currency}</span>
      </span>
      <span className="ms-auto flex flex-wrap items-center gap-2">
        <Gate {...needs}>
          {(isDisabled) => (
            <Button isDisabled={isDisabled || isSame} isPending={set.isPending} onPress={save}>
              {text("models.rate.save")}
            </Button>
          )}
        </Gate>
      </span>
    </div>
  );
}
