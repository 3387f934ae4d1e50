import { useState } from "react";
import { DoorForm } from "@/components/door/DoorForm";
import { DoorFrame } from "@/components/door/DoorFrame";
import { DoorLink } from "@/components/door/DoorLink";
import { Notice } from "@/components/ui/Notice";
import { PasswordField } from "@/components/ui/PasswordField";
import { TextField } from "@/components/ui/TextField";
import { adopt, useSignIn } from "@/features/account/api";
import { ended } from "@/features/account/ended";
import { SocialButtons } from "@/features/sociallogin/SocialButtons";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/** Signs in. A wrong password and an unknown e-mail look the same. */
export function SignIn({ onSignUp }: { onSignUp?: () => void }) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const signIn = useSignIn();
  const text = useText();
  const faults = useFaultText();
  return (
    <DoorFrame title={text("door.sign_in.title")} purpose={text("door.sign_in.help")}>
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
          autoFocus
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
      <SocialButtons purpose="signin" onDone={(session) => session && void adopt(session)} />
      {onSignUp && (
        <DoorLink question={text("door.sign_in.none")} answer={text("door.sign_in.create")} onPress={onSignUp} />
      )}
    </DoorFrame>
  );
}
