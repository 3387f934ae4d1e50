import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Card, Section, SettingRow } from "@/components/ui/Card";
import { PageHeader } from "@/components/ui/PageHeader";
import { done, refused } from "@/components/ui/Toast";
import { useProfile } from "@/features/account/api";
import { useExport } from "@/features/account/data/api";
import { Blocks, blocksOf } from "@/features/account/data/Blocks";
import { DeleteAccount } from "@/features/account/data/DeleteAccount";
import { SecurityActivity } from "@/features/account/data/SecurityActivity";
import { useText } from "@/lib/i18n";
import { usePageTitle } from "@/lib/pageTitle";
import { Declined } from "@/lib/reauthentication";

/** What is recorded about an account, and how to take it along or erase it. */
export function DataPage() {
  const text = useText();
  usePageTitle(text("data.title"));
  return (
    <>
      <PageHeader title={text("data.title")} purpose={text("data.purpose")} />
      <Card>
        <ExportRow />
      </Card>
      <Section title={text("data.activity")} help={text("data.activity.help")}>
        <SecurityActivity />
      </Section>
      <Section title={text("general.danger")}>
        <DangerZone />
      </Section>
    </>
  );
}

function ExportRow() {
  const exporting = useExport();
  const text = useText();
  const save = () =>
    exporting.mutate(undefined, {
      onSuccess: (name) => done(text("data.export.done", { Name: name })),
      onError: (fault) => fault.code !== Declined && refused(fault),
    });
  return (
    <SettingRow
      wide
      name={text("data.export")}
      help={text("data.export.help")}
      action={
        <>
          <span role="status" className="text-small text-ink-3">
            {exporting.isPending && text("data.export.pending")}
          </span>
          <Button isPending={exporting.isPending} onPress={save}>
            {text("data.export.action")}
          </Button>
        </>
      }
    />
  );
}

function DangerZone() {
  const [asks, setAsks] = useState(false);
  const profile = useProfile();
  const text = useText();
  const view = profile.data;
  const blocks = view ? blocksOf(view) : [];
  return (
    <Card tone="danger">
      <SettingRow
        wide
        name={text("data.delete")}
        help={text("data.delete.help")}
        action={
          <Button variant="danger" isDisabled={!view || blocks.length > 0} onPress={() => setAsks(true)}>
            {text("data.delete.action")}
          </Button>
        }
      />
      {blocks.length > 0 && <Blocks blocks={blocks} />}
      {view && asks && <DeleteAccount view={view} onClose={() => setAsks(false)} />}
    </Card>
  );
}
