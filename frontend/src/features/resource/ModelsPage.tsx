import { useState } from "react";
import { PageHeader } from "@/components/ui/PageHeader";
import { useCurrent } from "@/features/account/Current";
import { useModels } from "@/features/resource/api";
import { Connections } from "@/features/resource/Connections";
import { Models } from "@/features/resource/Models";
import { PickModels } from "@/features/resource/PickModels";
import { RateCard } from "@/features/resource/RateCard";
import type { ConnectionView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";
import { usePageTitle } from "@/lib/pageTitle";

/** By which providers models are reached, which ones there are, and what they cost. */
export function ModelsPage() {
  const { organization } = useCurrent();
  const [picked, setPicked] = useState<ConnectionView | null>(null);
  const { data } = useModels(organization.id);
  const text = useText();
  usePageTitle(text("nav.models"), organization.name);
  return (
    <div key={organization.id} className="contents">
      <PageHeader title={text("nav.models")} purpose={text("models.purpose")} />
      <Connections onPick={setPicked} />
      <Models onPick={setPicked} />
      {data && <RateCard key={data.usdRate} view={data} />}
      {picked && <PickModels connection={picked} onClose={() => setPicked(null)} />}
    </div>
  );
}
