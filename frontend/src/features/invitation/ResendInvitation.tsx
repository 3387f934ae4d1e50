import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { Notice } from "@/components/ui/Notice";
import { useCurrent } from "@/features/account/Current";
import { useResendInvitation } from "@/features/invitation/api";
import { HandOverButtons } from "@/features/invitation/HandOverButtons";
import { MailChoice } from "@/features/invitation/MailChoice";
import type { InvitationRef, SentInvitation } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

interface ResendProps {
  invitation: InvitationRef;
  mailReady: boolean;
  onClose: () => void;
}

/** Makes a new link for somebody who is invited; the one before stops working. */
export function ResendInvitation({ invitation, mailReady, onClose }: ResendProps) {
  const { organization } = useCurrent();
  const [mails, setMails] = useState(true);
  const resend = useResendInvitation(organization.id);
  const text = useText();
  const faults = useFaultText();
  const mail = mails && mailReady;
  const sent = resend.data?.invitations[0];
  const Email = isolate(invitation.email);
  return (
    <Dialog
      role="alertdialog"
      title={text(sent ? "invitations.resend.done" : "invitations.resend.title", { Email })}
      isOpen
      onClose={onClose}
      className="max-w-md"
    >
      {sent ? (
        <Renewed sent={sent} mailed={mail} onClose={onClose} />
      ) : (
        <>
          <div className="flex flex-col gap-4 text-pretty text-ink-2">
            <p>{text("invitations.resend.help")}</p>
            {mailReady && <MailChoice isReady isOn={mails} onChange={setMails} />}
            {resend.error && (
              <Notice tone="red" alert>
                {faults.whole(resend.error)}
              </Notice>
            )}
          </div>
          <DialogActions>
            <Button onPress={onClose}>{text("action.cancel")}</Button>
            <Button
              variant="primary"
              isPending={resend.isPending}
              onPress={() => resend.mutate({ id: invitation.id, mail })}
            >
              {text("invitations.resend.submit")}
            </Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  );
}

function Renewed({ sent, mailed, onClose }: { sent: SentInvitation; mailed: boolean; onClose: () => void }) {
  const text = useText();
  return (
    <>
      <div className="flex flex-col gap-4">
        <Notice tone="amber">{text(mailed ? "invite.once.mailed" : "invite.once", { Count: 1 })}</Notice>
        <code dir="ltr" className="rounded-md border border-line bg-sunken px-3 py-2.5 text-small break-all">
          {sent.link}
        </code>
        <div className="flex flex-wrap items-center gap-1">
          <HandOverButtons sent={sent} />
        </div>
      </div>
      <DialogActions>
        <Button variant="primary" onPress={onClose}>
          {text("action.done")}
        </Button>
      </DialogActions>
    </>
  );
}
