// biome-ignore-all lint/a11y/useSemanticElements: the cells of a LongList
import { useState } from "react";
import { Checkbox } from "@/components/ui/Checkbox";
import { LongList } from "@/components/ui/LongList";
import { SearchField } from "@/components/ui/SearchField";
import { Skeleton } from "@/components/ui/Skeleton";
import { useCurrent } from "@/features/account/Current";
import { useTop } from "@/features/members/api";
import { everybody } from "@/features/members/narrowing";
import { useWorkspaceMembers } from "@/features/workspace/api";
import type { MemberRef, WorkspaceRef } from "@/lib/bindings";
import { useText } from "@/lib/i18n";
import { useDebounced } from "@/lib/useDebounced";

interface CandidatesProps {
  workspace: WorkspaceRef;
  isChosen: (id: string) => boolean;
  onToggle: (member: MemberRef) => void;
}

/** Members of the organization, looked for by name or address; who is in the workspace already says so. */
export function Candidates({ workspace, isChosen, onToggle }: CandidatesProps) {
  const { organization } = useCurrent();
  const [search, setSearch] = useState("");
  const [typed, setTyped] = useDebounced(search, setSearch);
  const found = useTop(organization.id, { ...everybody, search }).data;
  const inside = useWorkspaceMembers(organization.id, workspace.id, search).data?.pages;
  const there = new Set(inside?.flatMap((page) => page.members).flatMap(({ id, role }) => (role ? [id] : [])));
  const text = useText();
  return (
    <div className="flex flex-col gap-2">
      <SearchField label={text("members.search")} value={typed} onChange={setTyped} maxLength={100} />
      {!found && <Skeleton className="h-72 w-full rounded-md" />}
      {found && (
        <div className="h-72 rounded-md border border-line">
          {found.members.length === 0 ? (
            <p className="px-3.5 py-3 text-ink-2">{text("members.none.search")}</p>
          ) : (
            <LongList
              key={search}
              label={text("members.title")}
              items={found.members}
              rowHeight={42}
              visible={5.5}
              columns="grid-cols-[minmax(0,1fr)] px-3.5"
              titles={[{ id: "name", title: text("members.column.name") }]}
              keyOf={({ id }) => id}
            >
              {(member) => (
                <span role="cell" className="flex min-w-0">
                  <Candidate
                    member={member}
                    isThere={there.has(member.id)}
                    isChosen={isChosen(member.id)}
                    onToggle={() => onToggle(member)}
                  />
                </span>
              )}
            </LongList>
          )}
        </div>
      )}
      {found && found.matches > found.members.length && (
        <p className="text-small text-ink-3">
          {text("workspace.add.narrow", { Count: found.matches - found.members.length })}
        </p>
      )}
    </div>
  );
}

interface CandidateProps {
  member: MemberRef;
  isThere: boolean;
  isChosen: boolean;
  onToggle: () => void;
}

function Candidate({ member: { name, email }, isThere, isChosen, onToggle }: CandidateProps) {
  const text = useText();
  const words = (
    <span className="flex min-w-0 items-baseline gap-2">
      <bdi className="truncate">{name}</bdi>
      <bdi className="truncate text-small text-ink-3">{isThere ? text("workspace.add.there") : email}</bdi>
    </span>
  );
  if (isThere) return <span className="flex min-w-0 ps-6.5 text-ink-3">{words}</span>;
  return (
    <Checkbox isSelected={isChosen} onChange={onToggle}>
      {words}
    </Checkbox>
  );
}
