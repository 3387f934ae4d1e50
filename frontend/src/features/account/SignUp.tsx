import { useState } from "react";
import { DoorForm } from "@/components/door/DoorForm";
import { DoorFrame } from "@/components/door/DoorFrame";
import { DoorLink } from "@/components/door/DoorLink";
import { PasswordField } from "@/components/ui/PasswordField";
import { TextField } from "@/components/ui/TextField";
import { adopt, useSignUp } from "@/features/account/api";
import { Strength } from "@/features/account/Strength";
import { useStrength } from "@/features/account/useStrength";
import { SocialButtons } from "@/features/sociallogin/SocialButtons";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

const nobody = { firstName: "", lastName: "", email: "", password: "" };

/** Creates an account: the first one of the installation, or another while sign-up is open. */
export function SignUp({ onSignIn }: { onSignIn?: () => void }) {
  const [form, setForm] = useState(nobody);
  const signUp = useSignUp();
  const strength = useStrength(form);
  const text = useText();
  const faults = useFaultText();
  // What was wrong with a value is no longer said once the value has changed.
  const wrong = (name: keyof typeof nobody) => {
    if (signUp.variables?.[name] !== form[name]) return undefined;
    const isTaken = name === "email" && signUp.error?.code === "email.taken";
    return isTaken ? faults.whole(signUp.error) : faults.field(signUp.error, name);
  };
  const field = (name: keyof typeof nobody) => ({
    name,
    size: "large" as const,
    value: form[name],
    onChange: (value: string) => setForm((before) => ({ ...before, [name]: value })),
    error: wrong(name),
  });
  return (
    <DoorFrame title={text("door.sign_up.title")} purpose={text(onSignIn ? "door.sign_up.next" : "door.sign_up.first")}>
      <DoorForm
        submit={text("action.continue")}
        isPending={signUp.isPending}
        fault={signUp.error?.code === "email.taken" ? null : signUp.error}
        onSubmit={() => signUp.mutate(form)}
      >
        <div className="grid gap-x-3 gap-y-4 sm:grid-cols-2">
          <TextField
            {...field("firstName")}
            label={text("door.sign_up.first_name")}
            autoComplete="given-name"
            autoFocus
          />
          <TextField {...field("lastName")} label={text("door.sign_up.last_name")} autoComplete="family-name" />
        </div>
        <TextField {...field("email")} label={text("door.sign_up.email")} type="email" autoComplete="email" />
        <PasswordField
          {...field("password")}
          label={text("door.sign_up.password")}
          autoComplete="new-password"
          meter={<Strength strength={strength} />}
        />
      </DoorForm>
      <SocialButtons purpose="signin" onDone={(session) => session && void adopt(session)} />
      {onSignIn && (
        <DoorLink question={text("door.sign_up.have")} answer={text("door.sign_in.title")} onPress={onSignIn} />
      )}
    </DoorFrame>
  );
}
