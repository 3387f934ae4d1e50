import { X } from "lucide-react";
import { useState } from "react";
import { FormDialog } from "@/components/ui/FormDialog";
import { IconButton } from "@/components/ui/IconButton";
import { Select } from "@/components/ui/Select";
import { done } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { useAddMembers } from "@/features/workspace/api";
import { Candidates } from "@/features/workspace/members/Candidates";
import { workspaceRoles, workspaceRoleText } from "@/features/workspace/roles";
import type { MemberRef, WorkspaceRef } from "@/lib/bindings";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

interface AddProps {
  workspace: WorkspaceRef;
  onClose: () => void;
}

/** Adds members of the organization to a workspace, found among any number of them. */
export function AddMembers({ workspace, onClose }: AddProps) {
  const { organization } = useCurrent();
  const [chosen, setChosen] = useState<ReadonlyMap<string, MemberRef>>(new Map());
  const [role, setRole] = useState<(typeof workspaceRoles)[number]>("member");
  const add = useAddMembers(organization.id, workspace.id);
  const text = useText();
  const toggle = (member: MemberRef) =>
    setChosen((before) => {
      const next = new Map(before);
      if (!next.delete(member.id)) next.set(member.id, member);
      return next;
    });
  const submit = () =>
    add.mutate(
      { members: [...chosen.keys()], role },
      {
        onSuccess: () => {
          onClose();
          done(text("workspace.added", { Count: chosen.size }));
        },
      },
    );
  return (
    <FormDialog
      title={text("workspace.add.title", { Name: isolate(workspace.name) })}
      submit={chosen.size > 0 ? text("workspace.add.submit", { Count: chosen.size }) : text("workspace.add")}
      asked={add}
      isMissing={chosen.size === 0}
      onSubmit={submit}
      onClose={onClose}
      className="max-w-xl"
    >
      <Candidates workspace={workspace} isChosen={(id) => chosen.has(id)} onToggle={toggle} />
      {chosen.size > 0 && <Chosen members={[...chosen.values()]} onRemove={toggle} />}
      <Select
        label={text("workspace.role")}
        help={text(`workspace.role.${role}.help`)}
        options={workspaceRoles.map((id) => ({ id, label: workspaceRoleText(id, text) }))}
        value={role}
        onChange={setRole}
      />
    </FormDialog>
  );
}

function Chosen({ members, onRemove }: { members: MemberRef[]; onRemove: (member: MemberRef) => void }) {
  const text = useText();
  return (
    <ul aria-label={text("workspace.add.chosen")} className="flex max-h-24 flex-wrap gap-1.5 overflow-y-auto">
      {members.map((member) => (
        <li
          key={member.id}
          className="flex h-7 min-w-0 items-center gap-0.5 rounded-md border border-line bg-sunken ps-2.5"
        >
          <bdi className="max-w-48 truncate">{member.name}</bdi>
          <IconButton label={text("workspace.add.drop", { Name: member.name })} onPress={() => onRemove(member)}>
            <X aria-hidden />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}
