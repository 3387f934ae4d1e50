import { adopt } from "@/features/account/api";
import { adoptStatus } from "@/features/installation/api";
import { adoptOffered } from "@/features/sociallogin/api";
import { rememberedLanguage, showLanguage } from "@/lib/i18n";
import { takeStart } from "@/lib/start";

/** Gets everything ready for the first frame: the language, and what the program has answered already. */
export async function begin(): Promise<void> {
  const { status, session, offered } = takeStart();
  const language = rememberedLanguage();
  if (language) await showLanguage(language);
  if (status) await adoptStatus(status);
  if (offered) adoptOffered(offered.providers ?? []);
  if (session) await adopt(session);
}
