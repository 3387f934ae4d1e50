import { Confirm } from "@/components/ui/Confirm";
import type { Fault } from "@/lib/fault";
import { useText } from "@/lib/i18n";

interface ResetMFAProps {
  name: string;
  isPending: boolean;
  fault: Fault | null;
  onReset: () => void;
  onClose: () => void;
}

/** Asks before somebody's MFA is turned off for them, who have lost their app and their codes. */
export function ResetMFA({ name, isPending, fault, onReset, onClose }: ResetMFAProps) {
  const text = useText();
  return (
    <Confirm
      title={text("mfa.reset.title", { Name: name })}
      submit={text("mfa.reset.submit")}
      asked={{ isPending, error: fault }}
      onSubmit={onReset}
      onClose={onClose}
      className="max-w-lg"
    >
      <p>{text("mfa.reset.help", { Name: name })}</p>
      <p>{text("mfa.reset.sure")}</p>
    </Confirm>
  );
}
