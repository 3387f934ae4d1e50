import { Card, Section, SettingRow } from "@/components/ui/Card";
import { RateField } from "@/features/resource/RateField";
import type { ModelsView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** What a US dollar is taken for, where prices are kept in another currency. */
export function RateCard({ view }: { view: ModelsView }) {
  const text = useText();
  if (view.currency === "USD") return null;
  return (
    <Section title={text("models.rate.title")}>
      <Card>
        <SettingRow name={text("models.rate")} help={text("models.rate.help")}>
          <RateField view={view} />
        </SettingRow>
      </Card>
    </Section>
  );
}
