import { Lock, Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { CreateKey } from "@/features/apikey/CreateKey";
import { Keys } from "@/features/apikey/Keys";
import { Secret } from "@/features/apikey/Secret";
import { useLooking } from "@/features/apikey/useLooking";
import { useRefusalText } from "@/features/plan/Gate";
import { useMay } from "@/features/workspace/useMay";
import { WorkspaceGate } from "@/features/workspace/WorkspaceGate";
import type { NewKeyView, WorkspaceRef } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** The keys of a workspace. A secret that was made stands over whatever becomes of them: it is shown this once. */
export function KeysTab({ workspace }: { workspace: WorkspaceRef }) {
  const [creates, setCreates] = useState(false);
  const looking = useLooking();
  const { refusal, may } = useMay(workspace);
  const refused = useRefusalText();
  const text = useText();
  const [made, setMade] = useState<NewKeyView | null>(null);
  const why = refusal({ permission: "keys.read" });
  const ask = why && why !== "archived" ? refused(why) : "";
  const onCreate = may({ permission: "keys.make" }) ? () => setCreates(true) : undefined;
  return (
    <>
      {workspace.can.includes("keys.read") ? (
        <Keys
          workspace={workspace.id}
          looking={looking}
          onCreate={onCreate}
          onMade={setMade}
          action={
            <WorkspaceGate workspace={workspace} permission="keys.make">
              {(isDisabled) => <CreateButton isDisabled={isDisabled} onPress={() => setCreates(true)} />}
            </WorkspaceGate>
          }
        />
      ) : (
        <Closed text={`${text("keys.denied")} ${ask}`.trim()} />
      )}
      {creates && <CreateKey workspaces={[workspace]} onMade={setMade} onClose={() => setCreates(false)} />}
      {made && <Secret made={made} onClose={() => setMade(null)} />}
    </>
  );
}

/** Leads to the form of a new key. */
export function CreateButton({ isDisabled, onPress }: { isDisabled: boolean; onPress: () => void }) {
  const text = useText();
  return (
    <Button variant="primary" isDisabled={isDisabled} onPress={onPress}>
      <Plus aria-hidden />
      {text("keys.create")}
    </Button>
  );
}

/** That keys are not for whoever looks. */
export function Closed({ text }: { text: string }) {
  return (
    <Card>
      <EmptyState icon={<Lock />} text={text} />
    </Card>
  );
}
