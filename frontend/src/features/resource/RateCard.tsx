import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { Card, Section, SettingRow } from "@/components/ui/Card";
import { TextField } from "@/components/ui/TextField";
import { done } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { Gate } from "@/features/plan/Gate";
import { useSetRate } from "@/features/resource/api";
import { toPrice } from "@/features/resource/price";
import type { ModelsView } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/** What a US dollar is taken for, where prices are kept in another currency. */
export function RateCard({ view }: { view: ModelsView }) {
  const { organization } = useCurrent();
  const [typed, setTyped] = useState(view.usdRate);
  const set = useSetRate(organization.id);
  const text = useText();
  const faults = useFaultText();
  const rate = toPrice(typed);
  if (view.currency === "USD") return null;
  const wrong = faults.field(set.error, "usdRate") ?? faults.whole(set.error);
  const save = () => set.mutate(rate, { onSuccess: () => done(text("models.rate.saved")) });
  return (
    <Section title={text("models.rate.title")}>
      <Card>
        <Form
          validationBehavior="aria"
          onSubmit={(event) => {
            event.preventDefault();
            if (rate !== view.usdRate) save();
          }}
        >
          <SettingRow
            name={text("models.rate")}
            help={text("models.rate.help")}
            action={
              <Gate permission="resources.manage">
                {(isDisabled) => (
                  <Button type="submit" isDisabled={isDisabled || rate === view.usdRate} isPending={set.isPending}>
                    {text("action.save")}
                  </Button>
                )}
              </Gate>
            }
          >
            <span className="flex items-start gap-2.5">
              <span className="flex h-8 items-center tabular-nums">1 USD =</span>
              <TextField
                name="usdRate"
                label={text("models.rate")}
                hideLabel
                inputMode="decimal"
                autoComplete="off"
                value={typed}
                onChange={setTyped}
                error={set.variables === rate ? wrong : undefined}
                className="w-32"
                inputClassName="tabular-nums [direction:ltr]"
              />
              <span className="flex h-8 items-center">{view.currency}</span>
            </span>
          </SettingRow>
        </Form>
      </Card>
    </Section>
  );
}
