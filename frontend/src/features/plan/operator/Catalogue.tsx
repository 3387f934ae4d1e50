import { useState } from "react";
import { FileTrigger } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { Card, Section, SettingRow } from "@/components/ui/Card";
import { Notice } from "@/components/ui/Notice";
import { Skeleton } from "@/components/ui/Skeleton";
import { failed } from "@/components/ui/Toast";
import { useCatalogue } from "@/features/plan/operator/api";
import { LoadedCatalogue } from "@/features/plan/operator/LoadedCatalogue";
import { ResetCatalogue } from "@/features/plan/operator/ResetCatalogue";
import type { CatalogueView } from "@/lib/bindings";
import { saveText } from "@/lib/download";
import { useFaultText } from "@/lib/faultText";
import { formatDate } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";

/** The plans on offer: the program's own, or those of a file. */
export function Catalogue() {
  const { data, error } = useCatalogue();
  const [resets, setResets] = useState(false);
  const text = useText();
  const faults = useFaultText();
  return (
    <Section title={text("catalogue.title")} help={text("catalogue.help")}>
      {error && !data ? (
        <Notice tone="red">{faults.whole(error)}</Notice>
      ) : (
        <Card>
          <InForce view={data} onReset={() => setResets(true)} />
          <Load />
        </Card>
      )}
      {resets && <ResetCatalogue onClose={() => setResets(false)} />}
    </Section>
  );
}

function InForce({ view, onReset }: { view: CatalogueView | undefined; onReset: () => void }) {
  const text = useText();
  const locale = useLocaleTag();
  const which = view?.builtIn
    ? text("catalogue.built_in")
    : text("catalogue.own", { Date: view ? formatDate(view.updated, locale) : "" });
  return (
    <SettingRow
      name={text("catalogue.in_force")}
      help={text("catalogue.in_force.help")}
      action={
        <>
          {view && !view.builtIn && <Button onPress={onReset}>{text("catalogue.reset")}</Button>}
          <Button isDisabled={!view} onPress={() => view && saveText("plans.json", view.text)}>
            {text("action.download")}
          </Button>
        </>
      }
    >
      {view ? which : <Skeleton />}
    </SettingRow>
  );
}

/** The most bytes that the backend reads. */
const largest = 262_144;

function Load() {
  const [loaded, setLoaded] = useState<{ name: string; text: string } | null>(null);
  const text = useText();
  const take = async (files: FileList | null) => {
    const file = files?.[0];
    if (!file) return;
    if (file.size > largest) return failed(text("catalogue.too_large"), "catalogue");
    setLoaded({ name: file.name, text: await file.text() });
  };
  return (
    <SettingRow
      wide
      name={text("catalogue.file")}
      help={text("catalogue.file.help")}
      action={
        <>
          <FileTrigger acceptedFileTypes={[".json", "application/json"]} onSelect={(files) => void take(files)}>
            <Button>{text("catalogue.load")}</Button>
          </FileTrigger>
          {loaded && <LoadedCatalogue {...loaded} onClose={() => setLoaded(null)} />}
        </>
      }
    />
  );
}
