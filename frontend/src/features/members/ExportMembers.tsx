import { Download } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Checkbox } from "@/components/ui/Checkbox";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { Notice } from "@/components/ui/Notice";
import { useCurrent } from "@/features/account/Current";
import { useExportMembers, useTop } from "@/features/members/api";
import { isNarrowed } from "@/features/members/narrowing";
import { useNarrowing } from "@/features/members/useNarrowing";
import { Gate } from "@/features/plan/Gate";
import { saveBytes } from "@/lib/download";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/** Takes the members away as a file. */
export function ExportMembers() {
  const [asks, setAsks] = useState(false);
  const text = useText();
  return (
    <Gate permission="members.manage">
      {(isDisabled) => (
        <>
          <Button isDisabled={isDisabled} onPress={() => setAsks(true)}>
            <Download aria-hidden />
            {text("members.export")}
          </Button>
          {asks && <ExportDialog onClose={() => setAsks(false)} />}
        </>
      )}
    </Gate>
  );
}

function ExportDialog({ onClose }: { onClose: () => void }) {
  const { organization } = useCurrent();
  const { narrowing } = useNarrowing();
  const [bom, setBOM] = useState(true);
  const make = useExportMembers(organization.id);
  const { data: top } = useTop(organization.id, narrowing);
  const text = useText();
  const faults = useFaultText();
  const submit = () =>
    make.mutateAsync({ ...narrowing, bom }).then(
      ({ name, data }) => {
        saveBytes(name, data, "text/csv;charset=utf-8");
        onClose();
      },
      () => undefined, // said in the dialog
    );
  const which = isNarrowed(narrowing) ? "members.export.some" : "members.export.all";
  return (
    <Dialog title={text("members.export.title")} isOpen onClose={onClose} className="max-w-md">
      <div className="flex flex-col gap-4 text-pretty text-ink-2">
        {top && <p>{text(which, { Count: top.matches })}</p>}
        <Checkbox isSelected={bom} onChange={setBOM}>
          {text("members.export.bom")}
          <span className="block text-small text-ink-3">{text("members.export.bom.help")}</span>
        </Checkbox>
        <p className="text-small text-ink-3">{text("members.export.safe")}</p>
        {make.error && (
          <Notice tone="red" alert>
            {faults.whole(make.error)}
          </Notice>
        )}
      </div>
      <DialogActions>
        <Button onPress={onClose}>{text("action.cancel")}</Button>
        <Button
          variant="primary"
          isPending={make.isPending}
          isDisabled={top?.matches === 0}
          onPress={() => void submit()}
        >
          {text("action.download")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
