import { Confirm } from "@/components/ui/Confirm";
import { done } from "@/components/ui/Toast";
import { useRemoveMail } from "@/features/mail/api";
import { useText } from "@/lib/i18n";

/** Asks before the installation stops sending mail. */
export function RemoveMail({ onClose }: { onClose: () => void }) {
  const remove = useRemoveMail();
  const text = useText();
  const go = () =>
    remove.mutate(undefined, {
      onSuccess: () => {
        onClose();
        done(text("mail.removed"), { about: "mail" });
      },
    });
  return (
    <Confirm
      title={text("mail.remove.title")}
      submit={text("providers.remove.submit")}
      asked={remove}
      onSubmit={go}
      onClose={onClose}
      className="max-w-lg"
    >
      <p>{text("mail.remove.help")}</p>
    </Confirm>
  );
}
