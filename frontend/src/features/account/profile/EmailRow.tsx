import { BadgeCheck } from "lucide-react";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Badge } from "@/components/ui/Badge";
import { Button } from "@/components/ui/Button";
import { SettingRow } from "@/components/ui/Card";
import { Skeleton } from "@/components/ui/Skeleton";
import { TextField } from "@/components/ui/TextField";
import { done } from "@/components/ui/Toast";
import { useSetEmail } from "@/features/account/profile/api";
import { VerifyEmail } from "@/features/mail/VerifyEmail";
import type { ProfileView } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";
import { Declined } from "@/lib/reauthentication";

/** The address, whether anybody has shown that it is theirs, and what would show it. */
export function EmailRow({ view }: { view: ProfileView | undefined }) {
  const [draft, setDraft] = useState<string | null>(null);
  const set = useSetEmail();
  const text = useText();
  const faults = useFaultText();
  const email = draft ?? view?.email ?? "";
  const isDirty = view !== undefined && email.trim() !== view.email;
  const error = set.variables === email && set.error?.code !== Declined ? set.error : null;
  const save = async () => {
    if (!isDirty || set.isPending) return;
    const saved = await set.mutateAsync(email).catch(() => undefined);
    if (!saved) return;
    setDraft(null);
    done(text("profile.email.saved", { Email: saved.email }));
  };
  return (
    <Form
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <SettingRow
        name={text("profile.email")}
        help={text("profile.email.help")}
        action={
          <Button type="submit" variant="primary" isDisabled={!isDirty} isPending={set.isPending}>
            {text("action.save")}
          </Button>
        }
      >
        {view ? (
          <div className="flex max-w-116 flex-col gap-1.5">
            <TextField
              name="email"
              type="email"
              hideLabel
              label={text("profile.email")}
              autoComplete="email"
              value={email}
              onChange={setDraft}
              error={faults.field(error, "email") ?? faults.whole(error)}
            />
            <Verification view={view} />
          </div>
        ) : (
          <Skeleton className="h-22 max-w-116 rounded-md" />
        )}
      </SettingRow>
    </Form>
  );
}

function Verification({ view }: { view: ProfileView }) {
  const [verifies, setVerifies] = useState(false);
  const text = useText();
  return (
    <div className="flex flex-col items-start gap-1.5 text-small text-ink-3">
      {view.emailVerified ? (
        <Badge tone="green">
          <BadgeCheck aria-hidden />
          {text("profile.email.verified")}
        </Badge>
      ) : (
        <Badge>{text("profile.email.unverified")}</Badge>
      )}
      <p className="text-pretty">
        {text("profile.email.rule")}
        {!view.emailVerified && !view.verifyByMail.allowed && ` ${text("profile.email.no_mail")}`}
      </p>
      {!view.emailVerified && view.verifyByMail.allowed && (
        <Button size="small" onPress={() => setVerifies(true)}>
          {text("profile.email.verify")}
        </Button>
      )}
      {verifies && <VerifyEmail email={view.email} onClose={() => setVerifies(false)} />}
    </div>
  );
}
