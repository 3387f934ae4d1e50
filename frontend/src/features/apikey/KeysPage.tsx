import { type ComponentProps, useState } from "react";
import { PageHeader } from "@/components/ui/PageHeader";
import { useCurrent } from "@/features/account/Current";
import { CreateKey } from "@/features/apikey/CreateKey";
import { Keys } from "@/features/apikey/Keys";
import { Closed, CreateButton } from "@/features/apikey/KeysTab";
import { PolicyCard } from "@/features/apikey/PolicyCard";
import { Secret } from "@/features/apikey/Secret";
import { useLooking } from "@/features/apikey/useLooking";
import { useRefusalText } from "@/features/plan/Gate";
import { useAvailable } from "@/features/plan/useAvailable";
import { useWorkspaces } from "@/features/workspace/api";
import { WorkspacesTabs } from "@/features/workspace/WorkspacesTabs";
import type { NewKeyView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";
import { usePageTitle } from "@/lib/pageTitle";

/** The API keys of all workspaces, and how long they may live: for Admins. */
export function KeysPage() {
  const { organization } = useCurrent();
  const [creates, setCreates] = useState(false);
  const [made, setMade] = useState<NewKeyView | null>(null);
  const available = useAvailable(organization.id);
  const refusal = available.refusal({ permission: "keys.read" });
  const all = useWorkspaces(organization.id).data?.workspaces ?? [];
  const workspaces = all.filter(({ can }) => can.includes("keys.make"));
  const refused = useRefusalText();
  const text = useText();
  usePageTitle(text("keys.title"), organization.name);
  const isReady = available.isKnown && workspaces.length > 0;
  return (
    <div key={organization.id} className="contents">
      <PageHeader
        title={text("keys.title")}
        purpose={text("keys.purpose")}
        action={!refusal && <CreateButton isDisabled={!isReady} onPress={() => setCreates(true)} />}
      />
      <WorkspacesTabs />
      {refusal && <Closed text={`${text("keys.denied.all")} ${refused(refusal)}`} />}
      {available.isKnown && !refusal && (
        <Listed onCreate={isReady ? () => setCreates(true) : undefined} onMade={setMade} />
      )}
      {creates && <CreateKey workspaces={workspaces} onMade={setMade} onClose={() => setCreates(false)} />}
      {made && <Secret made={made} onClose={() => setMade(null)} />}
    </div>
  );
}

function Listed(props: Pick<ComponentProps<typeof Keys>, "onCreate" | "onMade">) {
  const looking = useLooking();
  return (
    <>
      <Keys workspace="" looking={looking} {...props} />
      <PolicyCard onShowLonger={() => looking.setState("longer")} />
    </>
  );
}
