import { DoorForm } from "@/components/door/DoorForm";
import { CodeField } from "@/components/ui/CodeField";
import { useUnlockCode } from "@/features/mfa/api";
import { useEitherCode } from "@/features/mfa/useEitherCode";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/** Opens a locked session by a code instead of the password. */
export function UnlockByCode() {
  const either = useEitherCode();
  const unlock = useUnlockCode();
  const text = useText();
  const faults = useFaultText();
  return (
    <DoorForm
      submit={text("door.locked.submit")}
      isPending={unlock.isPending}
      fault={unlock.error}
      onSubmit={() => either.isComplete && unlock.mutate(either.code)}
    >
      <CodeField {...either.field} autoFocus error={faults.field(unlock.error, "code")} />
      {either.toggle}
    </DoorForm>
  );
}
