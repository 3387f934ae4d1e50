import { MarkTile } from "@/components/ui/Mark";
import { Roles } from "@/features/members/Roles";
import { InWorkspaces } from "@/features/workspace/InWorkspaces";
import type { LookView } from "@/lib/bindings";
import { formatIn, formatMoment } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";

/** What somebody is invited to: by whom, as what, and until when. */
export function InvitationCard({ view }: { view: LookView }) {
  const text = useText();
  const locale = useLocaleTag();
  return (
    <div className="flex flex-col gap-4 rounded-lg border border-line bg-surface px-4.5 py-4 shadow-card">
      <div className="flex items-center gap-2.5">
        <MarkTile />
        <div className="min-w-0">
          <p className="truncate font-medium text-ink">
            <bdi>{view.organizationName}</bdi>
          </p>
          {view.by && (
            <p className="truncate text-small text-ink-2">{text("join.by", { Name: `\u2068${view.by}\u2069` })}</p>
          )}
        </div>
      </div>
      {view.message && (
        <blockquote dir="auto" className="border-s-2 border-line-strong ps-3 whitespace-pre-line text-ink-2">
          {view.message}
        </blockquote>
      )}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-5 gap-y-1.5">
        <dt className="text-ink-2">{text("join.email")}</dt>
        <dd className="flex min-w-0">
          <bdi className="truncate">{view.email}</bdi>
        </dd>
        <dt className="text-ink-2">{text("members.roles")}</dt>
        <dd>
          <Roles roles={view.roles} />
        </dd>
        {view.workspaces.length > 0 && (
          <>
            <dt className="text-ink-2">{text("nav.workspaces")}</dt>
            <dd className="min-w-0">
              <InWorkspaces workspaces={view.workspaces} />
            </dd>
          </>
        )}
        <dt className="text-ink-2">{text("join.expires")}</dt>
        <dd>
          <time dateTime={view.expires} title={formatMoment(view.expires, locale)}>
            {formatIn(view.expires, locale)}
          </time>
        </dd>
      </dl>
    </div>
  );
}
