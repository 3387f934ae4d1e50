import { Check, Minus } from "lucide-react";
import { Badge } from "@/components/ui/Badge";
import { Card } from "@/components/ui/Card";
import { Notice } from "@/components/ui/Notice";
import { Skeleton } from "@/components/ui/Skeleton";
import { useCurrent } from "@/features/account/Current";
import { useRoles } from "@/features/members/api";
import { grouped } from "@/features/members/permissions";
import { roleText } from "@/features/organization/words";
import { useAvailability } from "@/features/plan/api";
import type { PermissionView, RolesView } from "@/lib/bindings";
import { cx } from "@/lib/cx";
import { useFaultText } from "@/lib/faultText";
import { formatSentenceList } from "@/lib/format";
import { hasText, useLocaleTag, useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

/** What each role allows, by the data that decides it. */
export function RolesTab() {
  const { organization } = useCurrent();
  const roles = useRoles(organization.id);
  const text = useText();
  const faults = useFaultText();
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-2xl text-pretty text-ink-2">{text("roles.purpose")}</p>
      {roles.error && <Notice tone="red">{faults.whole(roles.error)}</Notice>}
      {roles.isPending && <Card className="h-96">{null}</Card>}
      {roles.data && <Matrix view={roles.data} />}
    </div>
  );
}

function Matrix({ view }: { view: RolesView }) {
  const { organization } = useCurrent();
  const text = useText();
  return (
    <Card className="overflow-x-auto">
      <table className="w-full border-separate border-spacing-0">
        <caption className="sr-only">{text("members.roles")}</caption>
        <thead>
          <tr>
            <th scope="col" className="h-14 ps-4.5 pe-3 text-start text-small font-medium text-ink-2">
              {text("roles.permission")}
            </th>
            {view.roles.map((role) => {
              const isMine = organization.roles.includes(role);
              return (
                <th
                  key={role}
                  scope="col"
                  className={cx("w-32 px-3 font-medium text-ink last:rounded-se-lg", isMine && mine)}
                >
                  {roleText(role, text)}
                  {isMine && (
                    <span className="mbs-0.5 block">
                      <Badge tone="accent">{text("roles.yours")}</Badge>
                    </span>
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        {grouped(view.permissions).map(({ id, permissions }) => (
          <tbody key={id}>
            <tr>
              <th
                scope="colgroup"
                colSpan={view.roles.length + 1}
                className="border-bs border-line bg-sunken px-4.5 py-1.5 text-start text-small font-medium text-ink-2"
              >
                {text(`roles.group.${id}`)}
              </th>
            </tr>
            {permissions.map((permission) => (
              <Row key={permission.id} permission={permission} roles={view.roles} />
            ))}
          </tbody>
        ))}
      </table>
    </Card>
  );
}

const mine = "bg-accent-soft/60";

function Row({ permission, roles }: { permission: PermissionView; roles: string[] }) {
  const { organization } = useCurrent();
  return (
    <tr>
      <th scope="row" className="border-bs border-line py-2.5 ps-4.5 pe-3 text-start font-normal">
        <Named permission={permission} />
      </th>
      {roles.map((role) => (
        <td
          key={role}
          className={cx("border-bs border-line px-3 text-center", organization.roles.includes(role) && mine)}
        >
          <Mark isOn={permission.roles.includes(role)} />
        </td>
      ))}
    </tr>
  );
}

function Named({ permission: { id, feature } }: { permission: PermissionView }) {
  const text = useText();
  const name = `permission.${id}`;
  const help = `permission.${id}.help`;
  return (
    <>
      <span className="font-medium text-ink">{hasText(name) ? text(name) : <code>{id}</code>}</span>
      {hasText(help) && <span className="block max-w-xl text-small text-pretty text-ink-2">{text(help)}</span>}
      {feature && <Feature feature={feature} />}
    </>
  );
}

// What no role gives alone: the plan must include it, too.
function Feature({ feature }: { feature: string }) {
  const { organization } = useCurrent();
  const { data, isPending } = useAvailability(organization.id);
  const text = useText();
  const locale = useLocaleTag();
  if (isPending) return <Skeleton className="mbs-1 h-2.5 w-32" />;
  const wanted = data?.features.find(({ id }) => id === feature);
  if (!wanted) return null;
  const plans = formatSentenceList(wanted.plans.map(isolate), locale);
  return (
    <span className="mbs-1 block">
      <Badge tone={wanted.included ? "plain" : "amber"}>{text("roles.plan", { Plans: plans })}</Badge>
    </span>
  );
}

function Mark({ isOn }: { isOn: boolean }) {
  const text = useText();
  return (
    <>
      {isOn ? (
        <Check aria-hidden className="mx-auto size-4 text-accent" strokeWidth={2.5} />
      ) : (
        <Minus aria-hidden className="mx-auto size-4 text-ink-3/60" />
      )}
      <span className="sr-only">{text(isOn ? "roles.yes" : "roles.no")}</span>
    </>
  );
}
