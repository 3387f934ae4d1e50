import { PageHeader } from "@/components/ui/PageHeader";
import { useText } from "@/lib/i18n";
import { usePageTitle } from "@/lib/pageTitle";

/** How this account is protected, and where it is signed in. */
export function SecurityPage() {
  const text = useText();
  usePageTitle(text("security.title"));
  return <PageHeader title={text("security.title")} purpose={text("security.purpose")} />;
}
