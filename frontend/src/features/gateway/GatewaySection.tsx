import { Badge } from "@/components/ui/Badge";
import { Card, Section, SettingRow } from "@/components/ui/Card";
import { CopyButton } from "@/components/ui/CopyButton";
import { Notice } from "@/components/ui/Notice";
import { Skeleton } from "@/components/ui/Skeleton";
import { Switch } from "@/components/ui/Switch";
import { done, refused } from "@/components/ui/Toast";
import { Unread } from "@/components/ui/Unread";
import { useGatewaySettings, useSetGateway } from "@/features/gateway/api";
import { GatewayForm } from "@/features/gateway/GatewayForm";
import type { GatewaySettingsView } from "@/lib/bindings";
import { Fault } from "@/lib/fault";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/** The gateway of this installation, as its owner set it up. */
export function GatewaySection() {
  const settings = useGatewaySettings();
  const text = useText();
  return (
    <Section title={text("gateway.title")} help={text("gateway.help")}>
      {settings.error && !settings.data ? (
        <Unread fault={settings.error} onRetry={() => void settings.refetch()} />
      ) : (
        <Card>{settings.data ? <Rows view={settings.data} /> : <Waiting />}</Card>
      )}
    </Section>
  );
}

function Rows({ view }: { view: GatewaySettingsView }) {
  const text = useText();
  const faults = useFaultText();
  return (
    <>
      <EnabledRow view={view} />
      <SettingRow
        name={text("gateway.base_url")}
        help={text("gateway.base_url.help")}
        action={<CopyButton value={view.baseURL} what={text("gateway.base_url")} />}
      >
        <code className="text-small break-all">{view.baseURL}</code>
      </SettingRow>
      {view.problem && (
        <div className="px-4.5 py-3">
          <Notice tone="red">{faults.whole(new Fault(view.problem))}</Notice>
        </div>
      )}
      <GatewayForm view={view} />
    </>
  );
}

function EnabledRow({ view }: { view: GatewaySettingsView }) {
  const set = useSetGateway();
  const text = useText();
  const about = "gateway";
  const turn = (enabled: boolean) =>
    set.mutateAsync({ enabled, address: view.address, maxBodyMiB: view.maxBodyMiB }).then(
      (now) => !now.problem && done(text(enabled ? "gateway.on" : "gateway.off"), { about }),
      (fault) => refused(fault, about),
    );
  return (
    <SettingRow
      name={text("gateway.enabled")}
      help={text("gateway.enabled.help")}
      action={
        <Switch
          label={text("gateway.enabled")}
          isSelected={view.enabled}
          isDisabled={set.isPending}
          onChange={(on) => void turn(on)}
        />
      }
    >
      {view.running ? (
        <Badge tone="green">{text("gateway.running")}</Badge>
      ) : (
        <Badge tone={view.enabled ? "amber" : "plain"}>{text("gateway.stopped")}</Badge>
      )}
    </SettingRow>
  );
}

function Waiting() {
  return ["w-32", "w-56", "w-40"].map((width) => (
    <div key={width} className="flex h-15 items-center px-4.5">
      <Skeleton className={`h-3 ${width}`} />
    </div>
  ));
}
