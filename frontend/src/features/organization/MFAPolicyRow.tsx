import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { SettingRow } from "@/components/ui/Card";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { Reason } from "@/components/ui/Reason";
import { Select } from "@/components/ui/Select";
import { Skeleton } from "@/components/ui/Skeleton";
import { done, refused } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { useSetMFAPolicy } from "@/features/organization/api";
import type { GeneralView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

const policies = ["off", "prompt", "required"] as const;

type Policy = (typeof policies)[number];

const toPolicy = (given: string): Policy => policies.find((policy) => policy === given) ?? "off";

/** Whether the organization asks its members for MFA. Requiring it is confirmed first: it shuts people out. */
export function MFAPolicyRow({ id, view }: { id: string; view: GeneralView | undefined }) {
  const [requires, setRequires] = useState(false);
  const about = `organization.policy ${id}`;
  const set = useSetMFAPolicy(id);
  const text = useText();
  const before = toPolicy(view?.mfaPolicy ?? "off");
  // A promise, since the undo may be pressed when this page has been left.
  const change = (policy: Policy, back?: Policy): Promise<void> =>
    set.mutateAsync(policy).then(
      () => {
        const undo = back && back !== "required" ? () => void change(back) : undefined;
        done((now) => now(`policy.done.${policy}`), { undo, about });
      },
      (fault) => refused(fault, about),
    );
  const choose = (policy: Policy) => {
    if (policy === before) return;
    if (policy === "required") setRequires(true);
    else void change(policy, before);
  };
  const shown = set.isPending ? toPolicy(set.variables) : before;
  return (
    <SettingRow name={text("policy.title")} help={text(`policy.help.${shown}`)}>
      {view ? (
        <div className="flex flex-wrap items-center gap-3">
          <Select
            hideLabel
            label={text("policy.title")}
            options={policies.map((policy) => ({ id: policy, label: text(`policy.${policy}`) }))}
            value={shown}
            onChange={choose}
            isDisabled={!view.setMfaPolicy.allowed || set.isPending}
            className="w-86 max-w-full"
          />
          {!view.setMfaPolicy.allowed && <Reason reason={view.setMfaPolicy.reason} />}
        </div>
      ) : (
        <Skeleton className="h-8 w-86 max-w-full rounded-md" />
      )}
      {requires && (
        <Require
          onClose={() => setRequires(false)}
          onRequire={() => {
            setRequires(false);
            void change("required");
          }}
        />
      )}
    </SettingRow>
  );
}

function Require({ onRequire, onClose }: { onRequire: () => void; onClose: () => void }) {
  const { account, organization } = useCurrent();
  const text = useText();
  return (
    <Dialog role="alertdialog" isOpen title={text("policy.require.title")} onClose={onClose}>
      <div className="flex flex-col gap-3 text-pretty text-ink-2">
        <p>{text("policy.require.help", { Name: organization.name })}</p>
        {!account.mfa && <p className="font-medium text-ink">{text("policy.require.you")}</p>}
      </div>
      <DialogActions>
        <Button onPress={onClose}>{text("action.cancel")}</Button>
        <Button variant="primary" onPress={onRequire}>
          {text("policy.require.submit")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
