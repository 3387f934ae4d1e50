import { type ReactNode, useEffect, useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { CodeField } from "@/components/ui/CodeField";
import { CopyButton } from "@/components/ui/CopyButton";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { Notice } from "@/components/ui/Notice";
import { Skeleton } from "@/components/ui/Skeleton";
import { done } from "@/components/ui/Toast";
import { useBeginEnrolment, useEnable } from "@/features/mfa/api";
import { enrolment, useEnrolment } from "@/features/mfa/enrolment";
import { needed } from "@/features/mfa/needed";
import { RecoveryCodes } from "@/features/mfa/RecoveryCodes";
import { useOpenOrganization } from "@/features/organization/api";
import type { EnrolmentView } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";
import { Declined } from "@/lib/reauthentication";

/** Turns MFA on, step by step: the secret, a code that proves it, the recovery codes. */
export function Enrolment() {
  return useEnrolment() ? <Steps /> : null;
}

function Steps() {
  const [step, setStep] = useState<"scan" | "code">("scan");
  const open = useOpenOrganization();
  const begin = useBeginEnrolment();
  const enable = useEnable();
  const text = useText();
  const { mutate } = begin;
  useEffect(() => mutate(), [mutate]);
  const declined = begin.error?.code === Declined || enable.error?.code === Declined;
  useEffect(() => {
    if (declined) enrolment.close();
  }, [declined]);
  if (enable.data) {
    return (
      <RecoveryCodes
        title={text("mfa.enrol.title.codes")}
        codes={enable.data.codes}
        onDone={() => {
          enrolment.close();
          done(text("mfa.enabled"));
          const wanted = needed.get();
          if (wanted) open.mutate(wanted.id);
        }}
      />
    );
  }
  return (
    <Dialog role="alertdialog" isOpen title={text("mfa.enrol.title")} onClose={enrolment.close}>
      {step === "scan" ? (
        <Scan begin={begin} onNext={() => setStep("code")} />
      ) : (
        <Confirm enable={enable} onBack={() => setStep("scan")} />
      )}
    </Dialog>
  );
}

function Step({ number, children }: { number: number; children: ReactNode }) {
  const text = useText();
  return (
    <p className="text-pretty text-ink-2">
      <span className="font-medium text-ink">{text("mfa.enrol.step", { Number: number, Total: 3 })}</span> {children}
    </p>
  );
}

function Scan({ begin, onNext }: { begin: ReturnType<typeof useBeginEnrolment>; onNext: () => void }) {
  const text = useText();
  const faults = useFaultText();
  return (
    <div className="flex flex-col gap-4">
      <Step number={1}>{text("mfa.enrol.scan")}</Step>
      {begin.error ? (
        <Notice
          tone="red"
          alert
          action={
            <Button size="small" onPress={() => begin.mutate()}>
              {text("action.retry")}
            </Button>
          }
        >
          {faults.whole(begin.error)}
        </Notice>
      ) : (
        <Secret view={begin.data} />
      )}
      <DialogActions>
        <Button onPress={enrolment.close}>{text("action.cancel")}</Button>
        <Button variant="primary" isDisabled={!begin.data} onPress={onNext}>
          {text("action.continue")}
        </Button>
      </DialogActions>
    </div>
  );
}

function Secret({ view }: { view: EnrolmentView | undefined }) {
  const text = useText();
  return (
    <div className="flex flex-wrap items-center gap-5">
      {/* A code on anything but white is beyond many cameras, in the dark as well. */}
      <div className="size-44 shrink-0 rounded-md border border-line bg-[#fff] p-2">
        {view ? (
          <img src={view.qr} alt={text("mfa.enrol.qr")} className="size-full [image-rendering:pixelated]" />
        ) : (
          <Skeleton className="size-full" />
        )}
      </div>
      <div className="flex min-w-48 flex-1 flex-col gap-2">
        <p className="text-ink-2">{text("mfa.enrol.secret")}</p>
        {view ? (
          <code className="text-small leading-5 break-words text-ink">{view.secret}</code>
        ) : (
          <Skeleton className="h-3 w-48" />
        )}
        <div>
          <CopyButton value={view?.secret.replaceAll(" ", "") ?? ""} what={text("mfa.enrol.secret.name")} />
        </div>
      </div>
    </div>
  );
}

function Confirm({ enable, onBack }: { enable: ReturnType<typeof useEnable>; onBack: () => void }) {
  const [code, setCode] = useState("");
  const text = useText();
  const faults = useFaultText();
  const error = enable.variables === code ? enable.error : null;
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (code.length === 6 && !enable.isPending) enable.mutate(code);
      }}
    >
      <Step number={2}>{text("mfa.enrol.confirm")}</Step>
      <CodeField
        kind="six"
        autoFocus
        label={text("mfa.code")}
        value={code}
        onChange={setCode}
        error={faults.field(error, "code") ?? faults.whole(error)}
      />
      <DialogActions>
        <Button onPress={onBack}>{text("action.back")}</Button>
        <Button type="submit" variant="primary" isDisabled={code.length < 6} isPending={enable.isPending}>
          {text("mfa.enrol.submit")}
        </Button>
      </DialogActions>
    </Form>
  );
}
