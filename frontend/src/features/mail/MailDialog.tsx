import { useState } from "react";
import { FormDialog } from "@/components/ui/FormDialog";
import { Select } from "@/components/ui/Select";
import { TextField } from "@/components/ui/TextField";
import { done } from "@/components/ui/Toast";
import { useSetMail } from "@/features/mail/api";
import { filled, inputOf, keepsPassword, type MailForm, securities, usualPort } from "@/features/mail/ports";
import type { MailView } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/** Sets the mail server up, or changes it. */
export function MailDialog({ view, onClose }: { view: MailView | undefined; onClose: () => void }) {
  const [form, setForm] = useState(() => filled(view));
  const set = useSetMail();
  const text = useText();
  const faults = useFaultText();
  const change = (changed: Partial<MailForm>) => setForm((before) => ({ ...before, ...changed }));
  const input = inputOf(form);
  // What was wrong with a value is no longer said once the value has changed.
  const wrong = (name: keyof MailForm) =>
    set.variables?.[name] === input[name] ? faults.field(set.error, name) : undefined;
  const field = (name: Exclude<keyof MailForm, "security">) => ({
    name,
    label: text(`mail.field.${name}`),
    value: form[name],
    onChange: (value: string) => change({ [name]: value }),
    error: wrong(name),
    autoComplete: "off",
    spellCheck: "false" as const,
  });
  const isMissing = form.host.trim() === "" || form.from.trim() === "";
  const submit = () =>
    set.mutateAsync(input).then(
      () => {
        onClose();
        done(text("mail.saved"), { about: "mail" });
      },
      () => undefined, // said in the form
    );
  return (
    <FormDialog
      title={text("mail.dialog.title")}
      asked={set}
      isMissing={isMissing}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p className="text-pretty text-ink-2">{text("mail.dialog.help")}</p>
      <div className="grid grid-cols-[minmax(0,1fr)_7rem] items-start gap-3">
        <TextField {...field("host")} autoFocus placeholder="smtp.example.com" inputClassName={latin} />
        <TextField
          {...field("port")}
          inputMode="numeric"
          placeholder={String(usualPort[form.security])}
          inputClassName={latin}
        />
      </div>
      <Select
        label={text("mail.field.security")}
        help={form.security === "none" ? text("mail.security.none.help") : undefined}
        options={securities.map((id) => ({ id, label: text(`mail.security.${id}`) }))}
        value={form.security}
        onChange={(security) => change({ security })}
        error={wrong("security")}
      />
      <div className="grid grid-cols-2 items-start gap-3">
        <TextField {...field("user")} help={text("mail.field.user.help")} inputClassName={latin} />
        <TextField
          {...field("password")}
          type="password"
          autoComplete="new-password"
          help={text(keepsPassword(form, view) ? "providers.kept" : "mail.field.password.help")}
          inputClassName={latin}
        />
      </div>
      <div className="grid grid-cols-2 items-start gap-3">
        <TextField {...field("from")} type="email" placeholder="console@example.com" inputClassName={latin} />
        <TextField {...field("name")} help={text("mail.field.name.help")} />
      </div>
    </FormDialog>
  );
}

// Identifiers and addresses run one way; what is said about them runs the reader's.
const latin = "[direction:ltr]";
