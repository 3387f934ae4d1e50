import { useState } from "react";
import { DoorForm } from "@/components/door/DoorForm";
import { DoorFrame } from "@/components/door/DoorFrame";
import { Notice } from "@/components/ui/Notice";
import { PasswordField } from "@/components/ui/PasswordField";
import { useProtect } from "@/features/installation/api";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

const shortest = 15;

/** Chooses the passphrase that locks the installation's key where there is no keyring. */
export function Protect() {
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [tried, setTried] = useState(false);
  const protect = useProtect();
  const text = useText();
  const faults = useFaultText();
  const length = [...passphrase].length;
  const isShort = length < shortest;
  const submit = () => {
    setTried(true);
    if (!isShort && passphrase === again) protect.mutate(passphrase);
  };
  return (
    <DoorFrame title={text("door.protect.title")} purpose={text("door.protect.help")}>
      <DoorForm
        submit={text("door.protect.submit")}
        isPending={protect.isPending}
        fault={protect.error}
        onSubmit={submit}
      >
        <Notice tone="amber">{text("door.protect.warning")}</Notice>
        <PasswordField
          name="passphrase"
          autoFocus
          size="large"
          autoComplete="new-password"
          label={text("door.protect.label")}
          value={passphrase}
          onChange={setPassphrase}
          help={text("door.protect.rule")}
          error={
            faults.field(protect.error, "passphrase") ??
            (tried && isShort ? text("door.protect.short", { Count: length }) : undefined)
          }
        />
        <PasswordField
          name="again"
          size="large"
          autoComplete="new-password"
          label={text("door.protect.again")}
          value={again}
          onChange={setAgain}
          error={tried && !isShort && again !== passphrase ? text("door.protect.again.mismatch") : undefined}
        />
      </DoorForm>
    </DoorFrame>
  );
}
