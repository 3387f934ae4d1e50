import { Download } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Checkbox } from "@/components/ui/Checkbox";
import { FormDialog } from "@/components/ui/FormDialog";
import { useCurrent } from "@/features/account/Current";
import { useAvailable } from "@/features/plan/useAvailable";
import { type Dimension, useExportUsage } from "@/features/usage/api";
import type { Range } from "@/features/usage/range";
import { formatDays } from "@/lib/amounts";
import { saveText } from "@/lib/download";
import { useLocaleTag, useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

interface ExportProps {
  workspace: string;
  by: Dimension;
  range: Range;
}

/** Takes what was measured away as a file. Why it can't be stands above the tables. */
export function ExportUsage(props: ExportProps) {
  const [asks, setAsks] = useState(false);
  const { organization } = useCurrent();
  const may = useAvailable(organization.id).may({ feature: "usage_detail" });
  const text = useText();
  return (
    <>
      <Button
        isDisabled={!may}
        onPress={() => setAsks(true)}
        aria-label={`${text("usage.export")}: ${text("usage.export.title")}`}
      >
        <Download aria-hidden />
        {text("usage.export")}
      </Button>
      {asks && <ExportDialog {...props} onClose={() => setAsks(false)} />}
    </>
  );
}

function ExportDialog({ workspace, by, range, onClose }: ExportProps & { onClose: () => void }) {
  const { organization } = useCurrent();
  const [bom, setBOM] = useState(true);
  const make = useExportUsage(organization.id, workspace);
  const text = useText();
  const locale = useLocaleTag();
  const submit = () =>
    make.mutateAsync({ by, range, bom }).then(
      ({ name, data }) => {
        saveText(name, data, "text/csv");
        onClose();
      },
      () => undefined, // said in the dialog
    );
  return (
    <FormDialog
      title={text("usage.export.title")}
      submit={text("action.download")}
      asked={make}
      onSubmit={() => void submit()}
      onClose={onClose}
      className="max-w-md"
    >
      <p className="text-pretty text-ink-2">
        {text("usage.export.what", { Days: isolate(formatDays(range.from, range.to, locale)) })}
      </p>
      <Checkbox isSelected={bom} onChange={setBOM}>
        {text("members.export.bom")}
        <span className="block text-small text-ink-3">{text("members.export.bom.help")}</span>
      </Checkbox>
      <p className="text-small text-pretty text-ink-3">{text("members.export.safe")}</p>
    </FormDialog>
  );
}
