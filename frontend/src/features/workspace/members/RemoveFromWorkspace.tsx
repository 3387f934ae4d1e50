import { Confirm } from "@/components/ui/Confirm";
import { done } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { useRemoveFromWorkspace } from "@/features/workspace/api";
import type { WorkspaceMember, WorkspaceRef } from "@/lib/bindings";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

interface RemoveProps {
  workspace: WorkspaceRef;
  members: WorkspaceMember[];
  onClose: () => void;
  onRemoved: () => void;
}

/** Asks before people leave a workspace, and says what becomes of what they made. */
export function RemoveFromWorkspace({ workspace, members, onClose, onRemoved }: RemoveProps) {
  const { organization } = useCurrent();
  const remove = useRemoveFromWorkspace(organization.id, workspace.id);
  const text = useText();
  const concerned = members.filter(({ role }) => role !== "");
  const isOne = concerned.length === 1;
  const params = {
    Count: concerned.length,
    Name: isolate(concerned[0]?.name ?? ""),
    Workspace: isolate(workspace.name),
  };
  const submit = () =>
    remove.mutate(
      concerned.map(({ id }) => id),
      {
        onSuccess: () => {
          onRemoved();
          onClose();
          done(text(isOne ? "workspace.removed.named" : "workspace.removed", params));
        },
      },
    );
  return (
    <Confirm
      title={text(isOne ? "workspace.remove.title.named" : "workspace.remove.title", params)}
      submit={text("providers.remove.submit")}
      asked={remove}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{text("workspace.remove.help", params)}</p>
      {concerned.length < members.length && <p>{text("workspace.remove.organization")}</p>}
    </Confirm>
  );
}
