import { Button } from "@/components/ui/Button";
import { Filter } from "@/components/ui/Filter";
import { SearchField } from "@/components/ui/SearchField";
import { useCurrent } from "@/features/account/Current";
import { isNarrowed, type Narrowing, widened } from "@/features/members/narrowing";
import { roles } from "@/features/members/roles";
import { roleText } from "@/features/organization/words";
import { useWorkspaces } from "@/features/workspace/api";
import { useText } from "@/lib/i18n";
import { useDebounced } from "@/lib/useDebounced";

interface ToolsProps {
  narrowing: Narrowing;
  onNarrow: (narrowing: Narrowing) => void;
  manages: boolean;
  /** How many match; undefined until it is known. */
  matches: number | undefined;
}

/** Looks for people, and says how many there are. */
export function Tools({ narrowing, onNarrow, manages, matches }: ToolsProps) {
  const text = useText();
  const [typed, setTyped] = useDebounced(narrowing.search, (search) => onNarrow({ ...narrowing, search }));
  return (
    <search className="flex flex-wrap items-center gap-2">
      <SearchField
        label={text("members.search")}
        value={typed}
        onChange={setTyped}
        maxLength={100}
        className="max-w-70 min-w-44 flex-1"
      />
      <Filter
        label={text("members.role")}
        options={roles.map((id) => ({ id, label: roleText(id, text) }))}
        value={narrowing.role}
        onChange={(role) => onNarrow({ ...narrowing, role })}
      />
      <Filter
        label={text("members.seat")}
        options={(["active", "inactive"] as const).map((id) => ({ id, label: text(`members.seat.${id}`) }))}
        value={narrowing.seat}
        onChange={(seat) => onNarrow({ ...narrowing, seat })}
      />
      {manages && (
        <Filter
          label={text("members.mfa")}
          options={(["on", "off"] as const).map((id) => ({ id, label: text(`mfa.${id}`) }))}
          value={narrowing.mfa}
          onChange={(mfa) => onNarrow({ ...narrowing, mfa })}
        />
      )}
      <WorkspaceFilter value={narrowing.workspace} onChange={(workspace) => onNarrow({ ...narrowing, workspace })} />
      {isNarrowed(narrowing) && (
        <Button variant="quiet" onPress={() => onNarrow(widened(narrowing))}>
          {text("filter.clear")}
        </Button>
      )}
      <p aria-live="polite" className="ms-auto text-ink-2 tabular-nums">
        {matches !== undefined && text("members.people", { Count: matches })}
      </p>
    </search>
  );
}

// A menu is no place to look for one of hundreds: each workspace has a list of its own.
const most = 100;

function WorkspaceFilter({ value, onChange }: { value: string; onChange: (workspace: string) => void }) {
  const { organization } = useCurrent();
  const workspaces = useWorkspaces(organization.id).data?.workspaces ?? [];
  const text = useText();
  if (workspaces.length < 2 || workspaces.length > most) return null;
  return (
    <Filter
      label={text("usage.by.workspace")}
      options={workspaces.map(({ id, name }) => ({ id, label: name }))}
      value={value}
      onChange={onChange}
    />
  );
}
