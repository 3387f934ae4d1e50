import { Mail } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Card, Section } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { Notice } from "@/components/ui/Notice";
import { Skeleton } from "@/components/ui/Skeleton";
import { useMail } from "@/features/mail/api";
import { MailDialog } from "@/features/mail/MailDialog";
import { MailRow } from "@/features/mail/MailRow";
import { takeWanted } from "@/features/mail/shown";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/** How this installation sends mail, as its owner set it up. */
export function MailSection() {
  const [edits, setEdits] = useState(false);
  const mail = useMail();
  const text = useText();
  const faults = useFaultText();
  const view = mail.data;
  const place = useRef<HTMLDivElement>(null);
  const isRead = Boolean(view || mail.error);
  useEffect(() => {
    if (isRead && takeWanted()) place.current?.scrollIntoView({ block: "center" });
  }, [isRead]);
  return (
    <div ref={place}>
      <Section title={text("mail.title")} help={text("mail.help")}>
        {mail.error && !view ? (
          <Notice tone="red">{faults.whole(mail.error)}</Notice>
        ) : (
          <Card>
            {!view && (
              <div className="flex h-14 items-center px-4.5">
                <Skeleton className="h-3 w-56" />
              </div>
            )}
            {view?.configured && <MailRow key={JSON.stringify(view)} view={view} onEdit={() => setEdits(true)} />}
            {view?.configured === false && (
              <EmptyState
                icon={<Mail />}
                text={text("mail.empty")}
                action={<Button onPress={() => setEdits(true)}>{text("mail.set_up")}</Button>}
              />
            )}
          </Card>
        )}
        {edits && <MailDialog view={view?.configured ? view : undefined} onClose={() => setEdits(false)} />}
      </Section>
    </div>
  );
}
