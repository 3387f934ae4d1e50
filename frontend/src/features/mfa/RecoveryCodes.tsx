import { Copy, Download, Printer } from "lucide-react";
import { useState } from "react";
import { createPortal } from "react-dom";
import { Button } from "@/components/ui/Button";
import { Checkbox } from "@/components/ui/Checkbox";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { Notice } from "@/components/ui/Notice";
import { done, failed } from "@/components/ui/Toast";
import { useSession } from "@/features/account/api";
import { copyText } from "@/lib/clipboard";
import { saveText } from "@/lib/download";
import { formatDate } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";

interface RecoveryCodesProps {
  title: string;
  codes: string[];
  onDone: () => void;
}

/** The recovery codes, shown this once. Leaving without having kept them takes a second try. */
export function RecoveryCodes({ title, codes, onDone }: RecoveryCodesProps) {
  const [kept, setKept] = useState(false);
  const [warned, setWarned] = useState(false);
  const text = useText();
  const leave = () => (kept || warned ? onDone() : setWarned(true));
  return (
    <Dialog role="alertdialog" isOpen title={title} onClose={leave} className="max-w-xl">
      <div className="flex flex-col gap-4">
        <p className="text-pretty text-ink-2">{text("mfa.recovery.help")}</p>
        <ol className="grid grid-cols-1 gap-x-4 gap-y-1.5 rounded-md border border-line bg-sunken px-4 py-3 sm:grid-cols-2">
          {codes.map((code) => (
            <li key={code}>
              <code className="text-small whitespace-nowrap text-ink">{code}</code>
            </li>
          ))}
        </ol>
        <Keeping codes={codes} />
        <Checkbox isSelected={kept} onChange={setKept}>
          {text("mfa.recovery.kept")}
        </Checkbox>
        {warned && !kept && (
          <Notice tone="amber" alert>
            {text("mfa.recovery.unkept")}
          </Notice>
        )}
      </div>
      <DialogActions>
        <Button variant="primary" isDisabled={!kept} onPress={onDone}>
          {text("action.done")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

const file = "intendant-recovery-codes.txt";

function Keeping({ codes }: { codes: string[] }) {
  const text = useText();
  const locale = useLocaleTag();
  const email = useSession().data?.account?.email ?? "";
  const title = text("mfa.recovery.file.title", { Email: email });
  const about = text("mfa.recovery.file.about", { Date: formatDate(new Date(), locale) });
  const copy = () =>
    copyText(codes.join("\n")).then(
      () => done(text("copy.done")),
      () => failed(text("copy.failed")),
    );
  const download = () => {
    saveText(file, [title, about, "", ...codes, ""].join("\n"));
    done(text("mfa.recovery.saved", { File: file }));
  };
  return (
    <div className="flex flex-wrap gap-2">
      <Button onPress={() => void copy()}>
        <Copy aria-hidden />
        {text("action.copy")}
      </Button>
      <Button onPress={download}>
        <Download aria-hidden />
        {text("action.download")}
      </Button>
      <Button onPress={() => window.print()}>
        <Printer aria-hidden />
        {text("action.print")}
      </Button>
      {createPortal(<Sheet title={title} about={about} codes={codes} />, document.body)}
    </div>
  );
}

// All that is printed while it is there: see data-printed in the styles.
function Sheet({ title, about, codes }: { title: string; about: string; codes: string[] }) {
  return (
    <section data-printed aria-hidden className="hidden flex-col gap-4 p-10 print:flex">
      <p className="text-title font-title">{title}</p>
      <p>{about}</p>
      <ul className="flex flex-col gap-2">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
