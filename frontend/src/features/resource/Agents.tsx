import { Bot, Plus } from "lucide-react";
import { useState } from "react";
import { AvatarIcon } from "@/components/ui/Avatar";
import { Badge } from "@/components/ui/Badge";
import { Button } from "@/components/ui/Button";
import { Card, Section } from "@/components/ui/Card";
import { ChangeMenu } from "@/components/ui/ChangeMenu";
import { CopyButton } from "@/components/ui/CopyButton";
import { EmptyState } from "@/components/ui/EmptyState";
import { Skeleton } from "@/components/ui/Skeleton";
import { Unread } from "@/components/ui/Unread";
import { useCurrent } from "@/features/account/Current";
import { AgentDialog } from "@/features/resource/AgentDialog";
import { useAgents } from "@/features/resource/api";
import { RemoveAgent } from "@/features/resource/RemoveAgent";
import { useMay } from "@/features/workspace/useMay";
import { WorkspaceGate } from "@/features/workspace/WorkspaceGate";
import type { AgentView, WorkspaceRef } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** What is being done: an agent changed, a new one made, or one removed. */
type Asked = { what: "edit"; agent?: AgentView } | { what: "remove"; agent: AgentView };

/** The agents of a workspace: a model with instructions, called by a name of their own. */
export function Agents({ workspace }: { workspace: WorkspaceRef }) {
  const { organization } = useCurrent();
  const agents = useAgents(organization.id, workspace.id);
  const [asked, setAsked] = useState<Asked | null>(null);
  const text = useText();
  const list = agents.data?.agents;
  const close = () => setAsked(null);
  const add = (
    <WorkspaceGate workspace={workspace} permission="workspace.resources">
      {(isDisabled) => (
        <Button isDisabled={isDisabled} onPress={() => setAsked({ what: "edit" })}>
          <Plus aria-hidden />
          {text("agents.add")}
        </Button>
      )}
    </WorkspaceGate>
  );
  return (
    <Section title={text("agents.title")} help={text("agents.help")}>
      {agents.error && !list && <Unread fault={agents.error} onRetry={() => void agents.refetch()} />}
      {agents.isPending && (
        <Card className="p-4.5">
          <Skeleton className="h-7 w-64" />
        </Card>
      )}
      {list && (
        <Card>
          {list.map((agent) => (
            <AgentRow
              key={agent.id}
              workspace={workspace}
              agent={agent}
              onEdit={() => setAsked({ what: "edit", agent })}
              onRemove={() => setAsked({ what: "remove", agent })}
            />
          ))}
          {list.length === 0 ? (
            <EmptyState icon={<Bot />} text={text("agents.empty")} action={add} />
          ) : (
            <div className="flex flex-wrap items-center gap-3 px-4.5 py-3">{add}</div>
          )}
        </Card>
      )}
      {asked?.what === "edit" && <AgentDialog workspace={workspace} agent={asked.agent} onClose={close} />}
      {asked?.what === "remove" && <RemoveAgent workspace={workspace} agent={asked.agent} onClose={close} />}
    </Section>
  );
}

interface AgentRowProps {
  workspace: WorkspaceRef;
  agent: AgentView;
  onEdit: () => void;
  onRemove: () => void;
}

function AgentRow({ workspace, agent, onEdit, onRemove }: AgentRowProps) {
  const text = useText();
  const call = `agent:${agent.name}`;
  const manages = useMay(workspace).may({ permission: "workspace.resources" });
  const label = text("providers.menu", { Name: agent.name });
  return (
    <div className="flex flex-wrap items-center gap-2.5 px-4.5 py-2.5">
      <AvatarIcon>
        <Bot aria-hidden />
      </AvatarIcon>
      <div className="min-w-48 flex-1 leading-4.5">
        <p className="flex">
          <code className="truncate text-small font-medium">{call}</code>
        </p>
        <p dir="auto" className="truncate text-small [text-align:match-parent] text-ink-3">
          {agent.instructions || text("agents.no_instructions")}
        </p>
      </div>
      {!agent.allowed && <Badge tone="amber">{text("agents.not_allowed")}</Badge>}
      <Badge>
        <bdi>{agent.modelName}</bdi>
      </Badge>
      <CopyButton size="small" value={call} label={text("agents.copy.what", { Name: call })}>
        {text("agents.copy")}
      </CopyButton>
      {manages && <ChangeMenu label={label} onEdit={onEdit} onRemove={onRemove} />}
    </div>
  );
}
