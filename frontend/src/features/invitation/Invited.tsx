import { useState } from "react";
import { DoorFrame } from "@/components/door/DoorFrame";
import { DoorLink } from "@/components/door/DoorLink";
import { Button } from "@/components/ui/Button";
import { SignIn } from "@/features/account/SignIn";
import { SignUp } from "@/features/account/SignUp";
import { Answer } from "@/features/invitation/Answer";
import { InvitationCard } from "@/features/invitation/InvitationCard";
import { joining } from "@/features/invitation/joining";
import type { AccountView, LookView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

interface InvitedProps {
  account: AccountView | undefined;
  invitation: string;
  view: LookView;
}

/** What an invitation leads to. Whoever isn't signed in does that first, or signs up through it. */
export function Invited({ account, invitation, view }: InvitedProps) {
  const [way, setWay] = useState<"up" | "in" | null>(null);
  const text = useText();
  const invited = { invitation, ...view };
  const go = (to: typeof way) => {
    joining.set({ invitation, isAgreed: to === "up" });
    setWay(to);
  };
  const back = () => go(null);
  if (!account && way === "up") return <SignUp invited={invited} onSignIn={() => go("in")} onBack={back} />;
  if (!account && way === "in") return <SignIn invited={invited} onBack={back} />;
  const name = isolate(view.organizationName);
  return (
    <DoorFrame
      title={text(view.member ? "join.member.title" : "join.seen.title", { Organization: name })}
      purpose={view.member ? text("join.member.help") : undefined}
    >
      <div className="flex flex-col gap-5">
        {!view.member && <InvitationCard view={view} />}
        {account ? (
          <Answer account={account} invitation={invitation} view={view} />
        ) : (
          <div className="flex flex-col gap-2.5">
            <Button variant="primary" size="large" className="w-full" onPress={() => go("up")}>
              {text("join.sign_up")}
            </Button>
            <Button size="large" className="w-full" onPress={() => go("in")}>
              {text("join.sign_in")}
            </Button>
          </div>
        )}
      </div>
      <DoorLink question="" answer={text("join.later")} onPress={() => joining.set(null)} />
    </DoorFrame>
  );
}
