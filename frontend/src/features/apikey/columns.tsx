import { useMemo } from "react";
import { Badge } from "@/components/ui/Badge";
import type { GridColumn } from "@/components/ui/grid/GridHead";
import { fromMedium, fromWide } from "@/components/ui/grid/Row";
import { Ago, ShortDay } from "@/components/ui/Time";
import { useCurrent } from "@/features/account/Current";
import { shortPrefix } from "@/features/apikey/prefix";
import { useModels } from "@/features/resource/api";
import { formatSpend } from "@/lib/amounts";
import type { KeyView } from "@/lib/bindings";
import { cx } from "@/lib/cx";
import { formatDayOfMonth, formatIn } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

// How the columns share the width: where keys can be selected, and where not.
const templates = {
  ticks: cx(
    "grid-cols-[2.75rem_minmax(0,1fr)_7.5rem_3.25rem]",
    "@2xl:grid-cols-[2.75rem_minmax(0,1fr)_8.5rem_9rem_8rem_3.25rem]",
    "@4xl:grid-cols-[2.75rem_minmax(0,1.15fr)_minmax(0,0.95fr)_minmax(0,1.15fr)_9.5rem_8.5rem_7.5rem_3.25rem]",
  ),
  plain: cx(
    "grid-cols-[minmax(0,1fr)_7.5rem_3.25rem]",
    "@2xl:grid-cols-[minmax(0,1fr)_8.5rem_9rem_8rem_3.25rem]",
    "@4xl:grid-cols-[minmax(0,1.15fr)_minmax(0,0.95fr)_minmax(0,1.15fr)_9.5rem_8.5rem_7.5rem_3.25rem]",
  ),
};

/** What is told of each key. Who looks at all of them reads of their workspaces, in place of when they were made. */
export function useKeyColumns(isEverywhere: boolean, ticks: boolean) {
  const { organization } = useCurrent();
  const currency = useModels(organization.id).data?.currency ?? "EUR";
  const text = useText();
  const locale = useLocaleTag();
  const columns = useMemo<GridColumn<KeyView>[]>(
    () => [
      { id: "name", title: text("keys.column.name"), cell: (key) => <Named about={key} /> },
      isEverywhere
        ? {
            id: "workspace",
            title: text("usage.by.workspace"),
            className: fromWide,
            cell: (key) => <bdi className="truncate">{key.workspaceName}</bdi>,
          }
        : {
            id: "created",
            title: text("keys.column.created"),
            className: `${fromWide} text-ink-2`,
            cell: (key) => <ShortDay time={key.created} />,
          },
      {
        id: "by",
        title: text("keys.column.by"),
        className: fromWide,
        cell: (key) => <bdi className="truncate">{key.byName || text("keys.by.erased")}</bdi>,
      },
      {
        id: "expires",
        title: text("keys.column.expires"),
        className: "text-ink-2",
        cell: (key) => <Expiry about={key} />,
      },
      {
        id: "used",
        title: text("keys.column.used"),
        className: `${fromMedium} text-ink-2`,
        cell: (key) => (key.lastUsed ? <Ago time={key.lastUsed} /> : text("keys.unused")),
      },
      {
        id: "spend",
        title: text("keys.column.spend"),
        className: `${fromMedium} justify-end text-end`,
        cell: (key) => <span className="font-medium tabular-nums">{formatSpend(key.spend, currency, locale)}</span>,
      },
    ],
    [text, locale, currency, isEverywhere],
  );
  return { columns, template: ticks ? templates.ticks : templates.plain };
}

// What it is called, and how it begins: but for the days in which another secret works, too. A row has two lines.
function Named({ about }: { about: KeyView }) {
  const text = useText();
  const locale = useLocaleTag();
  const until = about.graceUntil && new Date(about.graceUntil) > new Date() ? about.graceUntil : "";
  return (
    <span className="min-w-0 leading-4.5" title={about.prefix}>
      <span className="block truncate font-medium">
        <bdi>{about.name}</bdi>
      </span>
      {until ? (
        <span className="block truncate text-small text-amber-text">
          {text("keys.grace", { Time: isolate(formatDayOfMonth(until, locale)) })}
        </span>
      ) : (
        <code className="block truncate text-caption text-ink-3">{shortPrefix(about.prefix)}</code>
      )}
    </span>
  );
}

const soon = 14 * 86_400_000;

function Expiry({ about }: { about: KeyView }) {
  const { state, expires, revoked } = about;
  const text = useText();
  const locale = useLocaleTag();
  if (state === "revoked") {
    return (
      <span className="min-w-0 leading-4.5">
        <span className="block">{text("keys.revoked")}</span>
        <span className="block truncate text-small text-ink-3">
          <ShortDay time={revoked} />
        </span>
      </span>
    );
  }
  if (state === "active" && about.longer) return <TooLong expires={expires} />;
  if (!expires) return text("keys.new.expires.never");
  if (state === "expired") return <Badge tone="amber">{text("keys.expired")}</Badge>;
  const isSoon = new Date(expires).getTime() - Date.now() < soon;
  return isSoon ? <Badge tone="amber">{formatIn(expires, locale)}</Badge> : <ShortDay time={expires} />;
}

// It was made before the organization said how long keys may live.
function TooLong({ expires }: { expires: string }) {
  const text = useText();
  return (
    <span className="min-w-0 leading-4.5">
      <span className="block truncate">{expires ? <ShortDay time={expires} /> : text("keys.new.expires.never")}</span>
      <span className="block truncate text-small text-amber-text" title={text("keys.longer")}>
        {text("keys.longer")}
      </span>
    </span>
  );
}
