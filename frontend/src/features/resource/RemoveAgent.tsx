import { Confirm } from "@/components/ui/Confirm";
import { done } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { useRemoveAgent } from "@/features/resource/api";
import type { AgentView, WorkspaceRef } from "@/lib/bindings";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

interface RemoveAgentProps {
  workspace: WorkspaceRef;
  agent: AgentView;
  onClose: () => void;
}

/** Asks before an agent goes that requests may name. */
export function RemoveAgent({ workspace, agent, onClose }: RemoveAgentProps) {
  const { organization } = useCurrent();
  const remove = useRemoveAgent(organization.id, workspace.id);
  const text = useText();
  const Name = isolate(agent.name);
  const submit = () =>
    remove.mutate(agent.id, {
      onSuccess: () => {
        onClose();
        done(text("providers.removed", { Name }));
      },
    });
  return (
    <Confirm
      title={text("providers.remove.title", { Name })}
      submit={text("providers.remove.submit")}
      asked={remove}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{text("agents.remove.help", { Name: isolate(`agent:${agent.name}`) })}</p>
    </Confirm>
  );
}
