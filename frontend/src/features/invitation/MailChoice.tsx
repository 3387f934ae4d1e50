import { Skeleton } from "@/components/ui/Skeleton";
import { Switch } from "@/components/ui/Switch";
import { useCurrent } from "@/features/account/Current";
import { showMail } from "@/features/mail/shown";
import { useText } from "@/lib/i18n";

interface MailChoiceProps {
  /** Whether this installation can send mail; undefined until it is known. */
  isReady: boolean | undefined;
  isOn: boolean;
  onChange: (on: boolean) => void;
}

/** Whether the installation mails the invitations; where it can't, why, and what would help. */
export function MailChoice({ isReady, isOn, onChange }: MailChoiceProps) {
  const { account } = useCurrent();
  const text = useText();
  if (isReady === undefined) return <Skeleton />;
  if (!isReady) {
    return (
      <p className="text-pretty text-ink-2">
        {text(account.owner ? "invite.mail.owner" : "invite.mail.none")}{" "}
        {account.owner && (
          // biome-ignore lint/a11y/useValidAnchor: it leads to the page, and says to which part of it
          <a
            href="#/settings"
            onClick={showMail}
            className="rounded-[3px] font-medium text-accent-text underline-offset-3 hover:underline focus-visible:outline-2 focus-visible:outline-accent"
          >
            {text("mail.set_up")}
          </a>
        )}
      </p>
    );
  }
  return (
    <span className="flex items-center gap-2.5">
      <Switch label={text("invite.mail")} isSelected={isOn} onChange={onChange} />
      <span className="text-ink-2">{text(isOn ? "invite.mail.on" : "invite.mail.off")}</span>
    </span>
  );
}
