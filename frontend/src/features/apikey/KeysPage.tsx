import { PageHeader } from "@/components/ui/PageHeader";
import { useCurrent } from "@/features/account/Current";
import { AllKeys } from "@/features/apikey/KeysTab";
import { WorkspacesTabs } from "@/features/workspace/WorkspacesTabs";
import { useText } from "@/lib/i18n";
import { usePageTitle } from "@/lib/pageTitle";

/** The API keys of all workspaces. */
export function KeysPage() {
  const { organization } = useCurrent();
  const text = useText();
  usePageTitle(text("keys.title"), organization.name);
  return (
    <div key={organization.id} className="contents">
      <PageHeader title={text("keys.title")} purpose={text("keys.purpose")} />
      <WorkspacesTabs />
      <AllKeys />
    </div>
  );
}
