import { X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { Notice } from "@/components/ui/Notice";
import { useCurrent } from "@/features/account/Current";
import { enrolment } from "@/features/mfa/enrolment";
import { useText } from "@/lib/i18n";

const later = "intendant.mfa.later";

/** A quiet word to a member without MFA of an organization that would like it; away for as long as the page lives. */
export function MFAPrompt() {
  const { account, organization } = useCurrent();
  const [closed, setClosed] = useState(sessionStorage.getItem(later) === organization.id);
  const text = useText();
  if (closed || account.mfa || organization.mfaPolicy !== "prompt") return null;
  const close = () => {
    sessionStorage.setItem(later, organization.id);
    setClosed(true);
  };
  return (
    <Notice
      action={
        <div className="flex items-center gap-1.5">
          <Button size="small" onPress={enrolment.open}>
            {text("mfa.set_up")}
          </Button>
          <IconButton label={text("mfa.later")} onPress={close}>
            <X aria-hidden />
          </IconButton>
        </div>
      }
    >
      {text("mfa.prompt", { Name: organization.name })}
    </Notice>
  );
}
