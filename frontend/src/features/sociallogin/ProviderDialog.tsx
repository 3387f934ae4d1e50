import { useState } from "react";
import { CopyButton } from "@/components/ui/CopyButton";
import { FormDialog } from "@/components/ui/FormDialog";
import { TextArea } from "@/components/ui/TextArea";
import { TextField } from "@/components/ui/TextField";
import { done } from "@/components/ui/Toast";
import { useSetProvider } from "@/features/sociallogin/api";
import { brands, fieldsOf, type Kind, optional, type SettingsField } from "@/features/sociallogin/kinds";
import type { ProviderSettingsInput, ProviderView } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { hasText, useText } from "@/lib/i18n";

interface ProviderDialogProps {
  kind: Kind;
  provider?: ProviderView;
  redirect: string;
  onClose: () => void;
}

const empty: Record<SettingsField, string> = {
  name: "",
  issuer: "",
  clientId: "",
  clientSecret: "",
  relay: "",
  teamId: "",
  keyId: "",
  privateKey: "",
};

// What is stored is filled in, except the secrets, which never come back.
function filled(provider: ProviderView | undefined): Record<SettingsField, string> {
  if (!provider) return empty;
  const { name, issuer, clientId, relay, teamId, keyId } = provider;
  return { ...empty, name, issuer, clientId, relay, teamId, keyId };
}

/** Adds a provider or changes it: exactly the fields that its kind needs, and where to find them. */
export function ProviderDialog({ kind, provider, redirect, onClose }: ProviderDialogProps) {
  const [form, setForm] = useState(() => filled(provider));
  const set = useSetProvider();
  const text = useText();
  const faults = useFaultText();
  const name = provider?.name || brands[kind];
  const title = provider ? "providers.edit.title" : kind === "oidc" ? "providers.add.other" : "providers.add.title";
  const input: ProviderSettingsInput = { ...form, id: provider?.id ?? "", kind };
  const keeps = (field: SettingsField) =>
    (field === "clientSecret" && provider?.hasSecret) || (field === "privateKey" && provider?.hasPrivateKey);
  const missing = fieldsOf[kind].some(
    (field) => form[field].trim() === "" && !optional[kind].includes(field) && !keeps(field),
  );
  const submit = () =>
    set.mutateAsync(input).then(
      () => {
        onClose();
        done(text("providers.saved", { Name: form.name || brands[kind] }));
      },
      () => undefined, // said in the form
    );
  return (
    <FormDialog
      title={text(title, { Name: name })}
      asked={set}
      isMissing={missing}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p className="text-pretty text-ink-2">{text(`providers.where.${kind}`)}</p>
      {kind !== "apple" && <Redirect address={redirect} />}
      {fieldsOf[kind].map((field) => (
        <Setting
          key={field}
          kind={kind}
          field={field}
          value={form[field]}
          keeps={Boolean(keeps(field))}
          onChange={(value) => setForm((before) => ({ ...before, [field]: value }))}
          error={set.variables?.[field] === form[field] ? faults.field(set.error, field) : undefined}
        />
      ))}
    </FormDialog>
  );
}

function Redirect({ address }: { address: string }) {
  const text = useText();
  return (
    <div className="flex items-center gap-3 rounded-md border border-line bg-sunken px-3 py-2.5">
      <div className="min-w-0 flex-1">
        <p className="font-medium">{text("providers.redirect")}</p>
        <code className="text-small break-all">{address}</code>
        <p className="text-small text-ink-3">{text("providers.redirect.help")}</p>
      </div>
      <CopyButton value={address} what={text("providers.redirect")} />
    </div>
  );
}

interface SettingProps {
  kind: Kind;
  field: SettingsField;
  value: string;
  keeps: boolean;
  onChange: (value: string) => void;
  error: string | undefined;
}

function Setting({ kind, field, value, keeps, onChange, error }: SettingProps) {
  const text = useText();
  const own = `providers.field.${field}.help.${kind}`;
  const help = hasText(own) ? text(own) : undefined;
  const texts = {
    label: text(`providers.field.${field}`),
    help: keeps ? text("providers.kept") : help,
    error,
  };
  if (field === "privateKey") {
    return (
      <TextArea {...texts} name={field} value={value} onChange={onChange} placeholder="-----BEGIN PRIVATE KEY-----" />
    );
  }
  return (
    <TextField
      {...texts}
      name={field}
      type={field === "clientSecret" ? "password" : "text"}
      autoComplete="off"
      spellCheck="false"
      // Identifiers and addresses run one way; what is said about them runs the reader's.
      inputClassName={field === "name" ? undefined : "[direction:ltr]"}
      value={value}
      onChange={onChange}
    />
  );
}
