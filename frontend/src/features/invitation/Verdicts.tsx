// biome-ignore-all lint/a11y/useSemanticElements: the cells of a LongList
import { useState } from "react";
import { Badge } from "@/components/ui/Badge";
import { LongList } from "@/components/ui/LongList";
import { Segmented } from "@/components/ui/Segmented";
import { counted, hasRoles, kindOf, type Shown, shownOf } from "@/features/invitation/verdicts";
import { Roles } from "@/features/members/Roles";
import type { InvitationLine } from "@/lib/bindings";
import { cx } from "@/lib/cx";
import { formatList, formatNumber } from "@/lib/format";
import { hasText, useLocaleTag, useText } from "@/lib/i18n";

/** What would become of each line, and what to correct. */
export function Verdicts({ lines, isOld }: { lines: InvitationLine[]; isOld: boolean }) {
  const [wanted, setShown] = useState<Shown>("all");
  const text = useText();
  const locale = useLocaleTag();
  const counts = counted(lines);
  const offered = (["all", "ok", "wrong", "left"] as const).filter((kind) => counts[kind] > 0);
  const shown = offered.includes(wanted) ? wanted : "all";
  const hasPlaces = lines.some(({ workspaces }) => workspaces.length > 0);
  const options = offered.map((id) => ({
    id,
    label: (
      <>
        {text(`invite.lines.${id}`)} <span className="text-ink-2 tabular-nums">{formatNumber(counts[id], locale)}</span>
      </>
    ),
  }));
  return (
    <div aria-busy={isOld} className={isOld ? "opacity-60 transition-opacity" : "transition-opacity"}>
      <div className="flex flex-wrap items-center gap-3 border-be border-line px-4.5 py-3">
        <p role="status" className="min-w-0 flex-1 font-medium">
          {text("invite.ready", { Count: counts.ok })}
        </p>
        {offered.length > 2 && (
          <Segmented label={text("invite.lines")} options={options} value={shown} onChange={setShown} />
        )}
      </div>
      <LongList
        key={shown}
        label={text("invite.lines")}
        items={shownOf(lines, shown)}
        rowHeight={38}
        visible={10}
        columns={cx(template, hasPlaces ? withPlaces : withoutPlaces)}
        titles={columns
          .filter((id) => hasPlaces || id !== "workspaces")
          .map((id) => ({
            id,
            title: text(`invite.column.${id}`),
          }))}
        keyOf={({ line, email }) => `${line} ${email}`}
      >
        {(line) => <Line line={line} hasPlaces={hasPlaces} />}
      </LongList>
    </div>
  );
}

const columns = ["line", "email", "name", "roles", "workspaces", "verdict"] as const;

const template = "gap-x-3 ps-4.5 pe-4.5";
const withoutPlaces = "grid-cols-[3rem_minmax(0,1.8fr)_minmax(0,1fr)_minmax(0,0.8fr)_minmax(0,1.4fr)]";
const withPlaces = "grid-cols-[3rem_minmax(0,1.6fr)_minmax(0,0.8fr)_minmax(0,0.8fr)_minmax(0,0.9fr)_minmax(0,1.4fr)]";

const tones = { ok: "green", wrong: "amber", left: "plain" } as const;

function Line({ line, hasPlaces }: { line: InvitationLine; hasPlaces: boolean }) {
  const text = useText();
  const locale = useLocaleTag();
  const key = `invitation.verdict.${line.verdict}`;
  const places = hasRoles(line)
    ? formatList(
        line.workspaces.map(({ name }) => name),
        locale,
      )
    : "";
  const words = hasText(key) ? text(key) : line.verdict;
  return (
    <>
      <span role="cell" className="text-small text-ink-3 tabular-nums">
        {formatNumber(line.line, locale)}
      </span>
      <span role="cell" className="flex min-w-0" title={line.email}>
        <bdi className="truncate">{line.email}</bdi>
      </span>
      <span role="cell" className="flex min-w-0 text-ink-2">
        <bdi className="truncate">{line.name}</bdi>
      </span>
      <span role="cell" className="flex min-w-0 overflow-hidden whitespace-nowrap">
        {hasRoles(line) && <Roles roles={line.roles} />}
      </span>
      {hasPlaces && (
        <span role="cell" className="flex min-w-0 text-ink-2" title={places}>
          <bdi className="truncate">{places}</bdi>
        </span>
      )}
      <span role="cell" className="flex min-w-0 overflow-hidden" title={words}>
        <Badge tone={tones[kindOf(line)]}>
          <span className="truncate">{words}</span>
        </Badge>
      </span>
    </>
  );
}
