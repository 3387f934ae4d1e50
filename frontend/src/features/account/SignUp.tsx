import { useState } from "react";
import { DoorForm } from "@/components/door/DoorForm";
import { DoorFrame } from "@/components/door/DoorFrame";
import { DoorLink } from "@/components/door/DoorLink";
import { PasswordField } from "@/components/ui/PasswordField";
import { TextField } from "@/components/ui/TextField";
import { adopt, useSignUp } from "@/features/account/api";
import { Strength } from "@/features/account/Strength";
import { useStrength } from "@/features/account/useStrength";
import type { InvitedBy } from "@/features/invitation/invitedBy";
import { startJoining } from "@/features/invitation/joining";
import { SocialButtons } from "@/features/sociallogin/SocialButtons";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

const nobody = { firstName: "", lastName: "", email: "", password: "" };

interface SignUpProps {
  onSignIn?: () => void;
  /** What lets them in, though sign-up may be closed. */
  invited?: InvitedBy;
  onBack?: () => void;
}

/** Creates an account: the first one of the installation, another while sign-up is open, or one of somebody invited. */
export function SignUp({ onSignIn, invited, onBack }: SignUpProps) {
  const [form, setForm] = useState({ ...nobody, email: invited?.email ?? "", ...namesOf(invited?.name) });
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
  const purpose = invited
    ? text("join.with", { Organization: isolate(invited.organizationName) })
    : text(onSignIn ? "door.sign_up.next" : "door.sign_up.first");
  return (
    <DoorFrame title={text("door.sign_up.title")} purpose={purpose}>
      <DoorForm
        submit={text("action.continue")}
        isPending={signUp.isPending}
        fault={signUp.error?.code === "email.taken" ? null : signUp.error}
        onSubmit={() => signUp.mutate({ ...form, ...(invited && { invitation: invited.invitation }) })}
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
      <SocialButtons
        purpose="signin"
        invitation={invited?.invitation}
        onDone={(session) => session && void adopt(session)}
      />
      {onSignIn && (
        <DoorLink question={text("door.sign_up.have")} answer={text("door.sign_in.title")} onPress={onSignIn} />
      )}
      {onSignIn && !invited && (
        <DoorLink question={text("join.question")} answer={text("join.title")} onPress={startJoining} />
      )}
      {onBack && <DoorLink question="" answer={text("action.back")} onPress={onBack} />}
    </DoorFrame>
  );
}

// The last word of a name is taken for the last name; they may change it.
function namesOf(name = ""): { firstName: string; lastName: string } {
  const words = name.trim().split(/\s+/);
  const last = words.length > 1 ? words.pop() : "";
  return { firstName: words.join(" "), lastName: last ?? "" };
}
