import { Lock } from "lucide-react";
import { Card, Section } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { Skeleton } from "@/components/ui/Skeleton";
import { Unread } from "@/components/ui/Unread";
import { useCurrent } from "@/features/account/Current";
import { type Limited, useLimits } from "@/features/limit/api";
import { LimitsEditor } from "@/features/limit/LimitsEditor";
import { useRefusalText } from "@/features/plan/Gate";
import { useAvailable } from "@/features/plan/useAvailable";
import { useMay } from "@/features/workspace/useMay";
import type { WorkspaceRef } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** What a workspace may use at most. */
export function LimitsTab({ workspace }: { workspace: WorkspaceRef }) {
  const { organization } = useCurrent();
  const { refusal } = useMay(workspace);
  const text = useText();
  const refused = useRefusalText();
  const why = refusal({ permission: "usage.read" });
  if (!workspace.can.includes("usage.read")) {
    return (
      <Card>
        <EmptyState icon={<Lock />} text={why && why !== "archived" ? refused(why) : ""} />
      </Card>
    );
  }
  const about = { organization: organization.id, workspace: workspace.id, key: "" };
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-2xl text-pretty text-ink-2">{text("limits.workspace.help")}</p>
      <Limits about={about} isArchived={workspace.archived !== ""} />
    </div>
  );
}

/** What the whole organization may use at most. */
export function OrganizationLimits() {
  const { organization } = useCurrent();
  const available = useAvailable(organization.id);
  const text = useText();
  if (!available.isKnown || available.refusal({ permission: "usage.read" })) return null;
  return (
    <Section title={text("limits.title")} help={text("limits.organization.help")}>
      <Limits about={{ organization: organization.id, workspace: "", key: "" }} />
    </Section>
  );
}

interface LimitsProps {
  about: Limited;
  isArchived?: boolean;
}

/** The limits of something, once they are read. */
export function Limits({ about, isArchived = false }: LimitsProps) {
  const limits = useLimits(about);
  if (limits.error && !limits.data) return <Unread fault={limits.error} onRetry={() => void limits.refetch()} />;
  return (
    <Card>
      {limits.data ? (
        <LimitsEditor about={about} view={limits.data} isClosed={isArchived} />
      ) : (
        <div className="flex h-64 flex-col gap-6 px-4.5 py-5">
          <Skeleton className="h-3 w-40" />
          <Skeleton className="h-3 w-full" />
          <Skeleton className="h-3 w-full" />
          <Skeleton className="h-3 w-full" />
        </div>
      )}
    </Card>
  );
}
