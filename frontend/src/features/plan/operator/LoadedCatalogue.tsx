import { CircleCheck } from "lucide-react";
import { useEffect } from "react";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { Notice } from "@/components/ui/Notice";
import { Skeleton } from "@/components/ui/Skeleton";
import { done } from "@/components/ui/Toast";
import { useCheckCatalogue, useSetCatalogue } from "@/features/plan/operator/api";
import type { FindingView } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

interface LoadedProps {
  name: string;
  text: string;
  onClose: () => void;
}

/** A file of plans, examined before it is taken over; what is wrong with it stands by its place. */
export function LoadedCatalogue({ name, text: content, onClose }: LoadedProps) {
  const { mutate, data, error } = useCheckCatalogue();
  const set = useSetCatalogue();
  const text = useText();
  const faults = useFaultText();
  useEffect(() => mutate(content), [mutate, content]);
  const take = () =>
    set.mutate(content, {
      onSuccess: () => {
        onClose();
        done(text("catalogue.taken"), { about: "catalogue" });
      },
    });
  const fault = set.error ?? error;
  const isFit = data?.findings.length === 0;
  return (
    <Dialog title={text("catalogue.loaded", { Name: isolate(name) })} isOpen onClose={onClose} className="max-w-2xl">
      <div className="flex min-h-24 flex-col gap-3">
        {fault && (
          <Notice tone="red" alert>
            {faults.whole(fault)}
          </Notice>
        )}
        {!data && !fault && <Skeleton className="my-1 h-3 w-72" />}
        {isFit && (
          <p className="flex gap-2 text-pretty text-ink-2">
            <CircleCheck aria-hidden className="mbs-0.5 size-4 shrink-0 text-green" />
            {text("catalogue.fit")}
          </p>
        )}
        {data && !isFit && <Findings findings={data.findings} />}
      </div>
      <DialogActions>
        <Button onPress={onClose}>{text(isFit ? "action.cancel" : "action.close")}</Button>
        {isFit && (
          <Button variant="primary" isPending={set.isPending} onPress={take}>
            {text("catalogue.take")}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

function Findings({ findings }: { findings: FindingView[] }) {
  const text = useText();
  return (
    <>
      <Notice tone="amber">{text("catalogue.findings", { Count: findings.length })}</Notice>
      <ul className="rounded-md border border-line *:border-line *:not-first:border-bs">
        {findings.map(({ path, code, message }) => (
          <li key={`${path} ${code} ${message}`} className="px-3.5 py-2">
            {path && <code className="block text-small break-all text-ink-3">{path}</code>}
            {message}
          </li>
        ))}
      </ul>
    </>
  );
}
