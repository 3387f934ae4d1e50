import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Card, SettingRow } from "@/components/ui/Card";
import { Reason } from "@/components/ui/Reason";
import { ChatRows } from "@/features/chat/ChatRows";
import { DeleteOrganization } from "@/features/organization/DeleteOrganization";
import type { GeneralView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** What can't be taken back. */
export function DangerZone({ view }: { view: GeneralView | undefined }) {
  const [asks, setAsks] = useState(false);
  const text = useText();
  return (
    <Card tone="danger">
      <ChatRows />
      <SettingRow
        wide
        name={text("general.delete")}
        help={text("general.delete.help")}
        action={
          <>
            {view && !view.delete.allowed && <Reason reason={view.delete.reason} />}
            <Button variant="danger" isDisabled={!view?.delete.allowed} onPress={() => setAsks(true)}>
              {text("general.delete.action")}
            </Button>
          </>
        }
      />
      {view && <DeleteOrganization view={view} isOpen={asks} onClose={() => setAsks(false)} />}
    </Card>
  );
}
