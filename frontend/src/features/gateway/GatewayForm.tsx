import { useState } from "react";
import { Form } from "react-aria-components";
import { AmountField } from "@/components/ui/AmountField";
import { Button } from "@/components/ui/Button";
import { SettingRow } from "@/components/ui/Card";
import { Refusal } from "@/components/ui/Refusal";
import { TextField } from "@/components/ui/TextField";
import { done } from "@/components/ui/Toast";
import { useSetGateway } from "@/features/gateway/api";
import type { GatewaySettingsView } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/** Where the gateway listens, and how much it takes at once. */
export function GatewayForm({ view }: { view: GatewaySettingsView }) {
  const [draft, setDraft] = useState<{ address: string; maxBodyMiB: number | undefined } | null>(null);
  const set = useSetGateway();
  const text = useText();
  const faults = useFaultText();
  const { address, maxBodyMiB } = draft ?? view;
  const isDirty = address !== view.address || maxBodyMiB !== view.maxBodyMiB;
  const submit = () =>
    set.mutateAsync({ enabled: view.enabled, address: address.trim(), maxBodyMiB: maxBodyMiB ?? 0 }).then(
      () => {
        setDraft(null);
        done(text("gateway.saved"), { about: "gateway" });
      },
      () => undefined, // said below
    );
  return (
    <Form
      validationBehavior="aria"
      className="*:border-line [&>:nth-child(n+2)]:border-bs"
      onSubmit={(event) => {
        event.preventDefault();
        if (isDirty && !set.isPending) void submit();
      }}
    >
      <SettingRow name={text("gateway.address")} help={text("gateway.address.help")}>
        <TextField
          name="address"
          label={text("gateway.address")}
          hideLabel
          autoComplete="off"
          spellCheck="false"
          value={address}
          onChange={(typed) => setDraft({ address: typed, maxBodyMiB })}
          error={draft ? faults.field(set.error, "address") : undefined}
          className="w-56 max-w-full"
          inputClassName="[direction:ltr]"
        />
      </SettingRow>
      <SettingRow name={text("gateway.body")} help={text("gateway.body.help")}>
        <AmountField
          name="maxBodyMiB"
          label={text("gateway.body")}
          hideLabel
          unit="MiB"
          value={maxBodyMiB}
          onChange={(typed) => setDraft({ address, maxBodyMiB: typed })}
          error={draft ? faults.field(set.error, "maxBodyMiB") : undefined}
          className="w-36"
        />
      </SettingRow>
      <footer className="flex flex-wrap items-center justify-end gap-2 px-4.5 py-3">
        {draft && (
          <div className="me-auto">
            <Refusal fault={set.error} besideFields />
          </div>
        )}
        <Button onPress={() => setDraft(null)} isDisabled={!isDirty || set.isPending}>
          {text("limits.discard")}
        </Button>
        <Button type="submit" variant="primary" isDisabled={!isDirty} isPending={set.isPending}>
          {text("action.save")}
        </Button>
      </footer>
    </Form>
  );
}
