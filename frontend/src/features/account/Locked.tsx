import { useState } from "react";
import { DoorForm } from "@/components/door/DoorForm";
import { DoorFrame } from "@/components/door/DoorFrame";
import { SomebodyElse } from "@/components/door/SomebodyElse";
import { Avatar } from "@/components/ui/Avatar";
import { LinkButton } from "@/components/ui/LinkButton";
import { PasswordField } from "@/components/ui/PasswordField";
import { adopt, useUnlock } from "@/features/account/api";
import { UnlockByCode } from "@/features/mfa/UnlockByCode";
import { SocialButtons } from "@/features/sociallogin/SocialButtons";
import type { AccountView } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/** A locked session: whose it is, and the one field that opens it. */
export function Locked({ account }: { account: AccountView }) {
  const [byCode, setByCode] = useState(false);
  const text = useText();
  return (
    <DoorFrame title={text("door.locked.title", { Name: account.firstName })} purpose={text("door.locked.help")}>
      <div className="mbe-5 flex items-center gap-3 rounded-lg border border-line bg-surface px-3.5 py-3 shadow-card">
        <Avatar name={`${account.firstName} ${account.lastName}`} initials={account.initials} size="large" />
        <div className="min-w-0">
          <p className="truncate font-medium">
            <bdi>{`${account.firstName} ${account.lastName}`}</bdi>
          </p>
          <p className="truncate text-small text-ink-3">
            <bdi>{account.email}</bdi>
          </p>
        </div>
      </div>
      {byCode ? <UnlockByCode /> : <ByPassword account={account} />}
      {account.mfa && (
        <LinkButton className="mbs-5" onPress={() => setByCode(!byCode)}>
          {text(byCode ? "mfa.by_password" : "mfa.by_code")}
        </LinkButton>
      )}
      <SocialButtons purpose="confirm" onDone={(session) => session && void adopt(session)} />
      <SomebodyElse />
    </DoorFrame>
  );
}

function ByPassword({ account }: { account: AccountView }) {
  const [password, setPassword] = useState("");
  const unlock = useUnlock();
  const text = useText();
  const faults = useFaultText();
  return (
    <DoorForm
      submit={text("door.locked.submit")}
      isPending={unlock.isPending}
      fault={unlock.error}
      onSubmit={() => unlock.mutate(password)}
    >
      {/* For password managers: whose password it is. */}
      <input type="hidden" name="username" autoComplete="username" value={account.email} readOnly />
      <PasswordField
        name="password"
        autoFocus
        size="large"
        autoComplete="current-password"
        label={text("door.sign_up.password")}
        value={password}
        onChange={setPassword}
        error={faults.field(unlock.error, "password")}
      />
    </DoorForm>
  );
}
