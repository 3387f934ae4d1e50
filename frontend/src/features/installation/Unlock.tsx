import { useState } from "react";
import { DoorForm } from "@/components/door/DoorForm";
import { DoorFrame } from "@/components/door/DoorFrame";
import { PasswordField } from "@/components/ui/PasswordField";
import { useUnlockInstallation } from "@/features/installation/api";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/** Asks for the passphrase of the installation, once per start. */
export function Unlock() {
  const [passphrase, setPassphrase] = useState("");
  const unlock = useUnlockInstallation();
  const text = useText();
  const faults = useFaultText();
  return (
    <DoorFrame title={text("door.unlock.title")} purpose={text("door.unlock.help")}>
      <DoorForm
        submit={text("door.unlock.submit")}
        isPending={unlock.isPending}
        fault={unlock.error}
        onSubmit={() => unlock.mutate(passphrase)}
      >
        <PasswordField
          name="passphrase"
          autoFocus
          size="large"
          autoComplete="current-password"
          label={text("door.unlock.label")}
          value={passphrase}
          onChange={setPassphrase}
          error={faults.field(unlock.error, "passphrase")}
        />
      </DoorForm>
    </DoorFrame>
  );
}
