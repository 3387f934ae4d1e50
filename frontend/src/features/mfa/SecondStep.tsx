import { useState } from "react";
import { DoorForm } from "@/components/door/DoorForm";
import { DoorFrame } from "@/components/door/DoorFrame";
import { DoorLink } from "@/components/door/DoorLink";
import { Checkbox } from "@/components/ui/Checkbox";
import { CodeField } from "@/components/ui/CodeField";
import { useSignOut } from "@/features/account/api";
import { useSignInCode } from "@/features/mfa/api";
import { useEitherCode } from "@/features/mfa/useEitherCode";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/** The second step of signing in: the password was right, a code is still missing. */
export function SecondStep() {
  const [trust, setTrust] = useState(false);
  const either = useEitherCode();
  const signIn = useSignInCode();
  const signOut = useSignOut();
  const text = useText();
  const faults = useFaultText();
  const fault = signIn.variables?.code === either.code ? signIn.error : null;
  return (
    <DoorFrame title={text("door.code.title")} purpose={text("door.code.help")}>
      <DoorForm
        submit={text("door.sign_in.submit")}
        isPending={signIn.isPending}
        fault={fault}
        onSubmit={() => either.isComplete && signIn.mutate({ code: either.code, trust })}
      >
        <CodeField {...either.field} autoFocus error={faults.field(fault, "code")} />
        {either.toggle}
        <Checkbox isSelected={trust} onChange={setTrust}>
          {text("door.code.trust")}
        </Checkbox>
      </DoorForm>
      <DoorLink
        question={text("door.locked.other")}
        answer={text("door.code.again")}
        onPress={() => signOut.mutate()}
      />
    </DoorFrame>
  );
}
