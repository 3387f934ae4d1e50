import { useState } from "react";
import { DoorForm } from "@/components/door/DoorForm";
import { DoorFrame } from "@/components/door/DoorFrame";
import { DoorLink } from "@/components/door/DoorLink";
import { Notice } from "@/components/ui/Notice";
import { PasswordField } from "@/components/ui/PasswordField";
import { TextField } from "@/components/ui/TextField";
import { adopt, useSignIn } from "@/features/account/api";
import { ended } from "@/features/account/ended";
import type { InvitedBy } from "@/features/invitation/invitedBy";
import { startJoining } from "@/features/invitation/joining";
import { SocialButtons } from "@/features/sociallogin/SocialButtons";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

interface SignInProps {
  onSignUp?: () => void;
  /** What they join once they are in. */
  invited?: InvitedBy;
  onBack?: () => void;
}

/** Signs in. A wrong password and an unknown e-mail look the same. */
export function SignIn({ onSignUp, invited, onBack }: SignInProps) {
  const [email, setEmail] = useState(invited?.email ?? "");
  const [password, setPassword] = useState("");
  const signIn = useSignIn();
  const text = useText();
  const faults = useFaultText();
  return (
    <DoorFrame
      title={text("door.sign_in.title")}
      purpose={
        invited ? text("join.then", { Organization: isolate(invited.organizationName) }) : text("door.sign_in.help")
      }
    >
      {ended.use() && (
        <div role="status" className="mbe-5">
          <Notice>{text("door.ended")}</Notice>
        </div>
      )}
      <DoorForm
        submit={text("door.sign_in.submit")}
        isPending={signIn.isPending}
        fault={signIn.error}
        onSubmit={() => signIn.mutate({ email, password })}
      >
        <TextField
          name="email"
          type="email"
          autoFocus={!email}
          size="large"
          autoComplete="username"
          label={text("door.sign_up.email")}
          value={email}
          onChange={setEmail}
          error={faults.field(signIn.error, "email")}
        />
        <PasswordField
          name="password"
          size="large"
          autoComplete="current-password"
          label={text("door.sign_up.password")}
          value={password}
          onChange={setPassword}
          error={faults.field(signIn.error, "password")}
        />
      </DoorForm>
      <SocialButtons
        purpose="signin"
        invitation={invited?.invitation}
        onDone={(session) => session && void adopt(session)}
      />
      {onSignUp && (
        <DoorLink question={text("door.sign_in.none")} answer={text("door.sign_in.create")} onPress={onSignUp} />
      )}
      {!invited && <DoorLink question={text("join.question")} answer={text("join.title")} onPress={startJoining} />}
      {onBack && <DoorLink question="" answer={text("action.back")} onPress={onBack} />}
    </DoorFrame>
  );
}
