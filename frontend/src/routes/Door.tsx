import { useState } from "react";
import { Locked } from "@/features/account/Locked";
import { SignIn } from "@/features/account/SignIn";
import { SignUp } from "@/features/account/SignUp";
import { ChooseLanguage } from "@/features/installation/ChooseLanguage";
import { Protect } from "@/features/installation/Protect";
import { Unlock } from "@/features/installation/Unlock";
import { behind } from "@/lib/behind";
import type { SessionView, StatusView } from "@/lib/bindings";
import { rememberedLanguage } from "@/lib/i18n";

const SecondStep = behind((house) => house.SecondStep);
const FirstOrganization = behind((house) => house.FirstOrganization);

/** The front door: whatever has to happen before the console opens, one step at a time. */
export function Door({ status, session }: { status: StatusView; session: SessionView | undefined }) {
  const [spoken, setSpoken] = useState(rememberedLanguage() !== undefined);
  const [joins, setJoins] = useState(false);
  const isSignedIn = session?.state === "active";
  const isFirstStart = status.state === "protect" || status.state === "welcome";
  if (isFirstStart && !spoken && !isSignedIn) return <ChooseLanguage onDone={() => setSpoken(true)} />;
  if (status.state === "protect") return <Protect />;
  if (status.state === "unlock") return <Unlock />;
  if (isSignedIn) return <FirstOrganization />;
  if (session?.state === "locked" && session.account) return <Locked account={session.account} />;
  if (session?.state === "pending") return <SecondStep />;
  if (status.state === "welcome") return <SignUp />;
  if (joins && status.signUpOpen) return <SignUp onSignIn={() => setJoins(false)} />;
  return <SignIn onSignUp={status.signUpOpen ? () => setJoins(true) : undefined} />;
}
