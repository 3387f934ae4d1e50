import { useNavigate } from "@tanstack/react-router";
import { Layers, SearchX } from "lucide-react";
import { useMemo, useState } from "react";
import { Badge } from "@/components/ui/Badge";
import { Card } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { Grid } from "@/components/ui/grid/Grid";
import type { GridColumn } from "@/components/ui/grid/GridHead";
import { fromMedium } from "@/components/ui/grid/Row";
import { SearchField } from "@/components/ui/SearchField";
import { Segmented } from "@/components/ui/Segmented";
import { Day } from "@/components/ui/Time";
import { WorkspaceRole } from "@/features/workspace/WorkspaceRole";
import type { WorkspaceRef } from "@/lib/bindings";
import { cx } from "@/lib/cx";
import { formatNumber } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";
import { simplified } from "@/lib/simplified";

interface ListedProps {
  /** Undefined while they are being read. */
  workspaces: WorkspaceRef[] | undefined;
  archived: boolean;
  onArchived: (archived: boolean) => void;
}

/** Looks for workspaces, and opens one. */
export function ListedWorkspaces({ workspaces, archived, onArchived }: ListedProps) {
  const [search, setSearch] = useState("");
  const navigate = useNavigate();
  const text = useText();
  const columns = useColumns(archived);
  const wanted = simplified(search.trim());
  const found = workspaces?.filter(({ name }) => simplified(name).includes(wanted));
  return (
    <div className="flex flex-col gap-4">
      <search className="flex flex-wrap items-center gap-2">
        <SearchField
          label={text("workspaces.search")}
          value={search}
          onChange={setSearch}
          maxLength={100}
          className="w-70 max-w-full"
        />
        <Segmented
          label={text("workspaces.which")}
          options={(["used", "archived"] as const).map((id) => ({ id, label: text(`workspaces.${id}`) }))}
          value={archived ? "archived" : "used"}
          onChange={(which) => onArchived(which === "archived")}
        />
        <p aria-live="polite" className="ms-auto text-ink-2 tabular-nums">
          {found && text("workspaces.count", { Count: found.length })}
        </p>
      </search>
      {found?.length === 0 && <Nothing isSearch={wanted !== ""} archived={archived} />}
      {found && found.length > 0 && (
        <Grid
          label={text("nav.workspaces")}
          count={found.length}
          itemAt={(place) => found[place]}
          nameOf={({ name }) => name}
          columns={columns}
          template={template}
          onOpen={({ id }) => void navigate({ to: "/workspaces/$workspace", params: { workspace: id } })}
        />
      )}
    </div>
  );
}

function Nothing({ isSearch, archived }: { isSearch: boolean; archived: boolean }) {
  const text = useText();
  const key = isSearch ? "workspaces.none.search" : archived ? "workspaces.none.archived" : "workspaces.none";
  return (
    <Card>
      <EmptyState icon={isSearch ? <SearchX /> : <Layers />} text={text(key)} />
    </Card>
  );
}

const template = cx(
  "grid-cols-[minmax(0,1fr)_9rem_6rem_6rem]",
  "@2xl:grid-cols-[minmax(0,1fr)_10rem_6rem_6rem_10.5rem]",
  "@4xl:grid-cols-[minmax(0,1fr)_11rem_7rem_7rem_12rem]",
);

const figure = "justify-end tabular-nums";

function useColumns(archived: boolean): GridColumn<WorkspaceRef>[] {
  const text = useText();
  const locale = useLocaleTag();
  return useMemo(
    () => [
      { id: "name", title: text("workspaces.name"), cell: (workspace) => <Name workspace={workspace} /> },
      { id: "role", title: text("workspaces.role"), cell: ({ role }) => <WorkspaceRole role={role} /> },
      {
        id: "members",
        title: text("members.title"),
        className: figure,
        cell: ({ members }) => formatNumber(members, locale),
      },
      { id: "keys", title: text("workspaces.keys"), className: figure, cell: ({ keys }) => formatNumber(keys, locale) },
      {
        id: "day",
        title: text(archived ? "workspaces.archived.on" : "general.created"),
        className: cx("ps-8! text-ink-2", fromMedium),
        cell: ({ archived: ended, created }) => <Day time={ended || created} />,
      },
    ],
    [archived, locale, text],
  );
}

function Name({ workspace: { name, isDefault } }: { workspace: WorkspaceRef }) {
  const text = useText();
  return (
    <span className="flex min-w-0 items-center gap-2">
      <bdi className="truncate font-medium">{name}</bdi>
      {isDefault && <Badge>{text("workspaces.default")}</Badge>}
    </span>
  );
}
