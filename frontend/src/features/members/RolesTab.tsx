import { Check, Minus } from "lucide-react";
import { Badge } from "@/components/ui/Badge";
import { Card, Section } from "@/components/ui/Card";
import { Notice } from "@/components/ui/Notice";
import { Skeleton } from "@/components/ui/Skeleton";
import { useCurrent } from "@/features/account/Current";
import { useRoles } from "@/features/members/api";
import { grouped } from "@/features/members/permissions";
import { roleText } from "@/features/organization/words";
import { useAvailability } from "@/features/plan/api";
import { workspaceRoleText } from "@/features/workspace/roles";
import type { PermissionView } from "@/lib/bindings";
import { cx } from "@/lib/cx";
import { useFaultText } from "@/lib/faultText";
import { formatSentenceList } from "@/lib/format";
import { hasText, useLocaleTag, useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

/** What each role allows, in the organization and in a workspace, by the data that decides it. */
export function RolesTab() {
  const { organization } = useCurrent();
  const roles = useRoles(organization.id);
  const text = useText();
  const faults = useFaultText();
  const view = roles.data;
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-2xl text-pretty text-ink-2">{text("roles.purpose")}</p>
      {roles.error && <Notice tone="red">{faults.whole(roles.error)}</Notice>}
      {roles.isPending && <Card className="h-96">{null}</Card>}
      {view && (
        <>
          <Matrix
            label={text("members.roles")}
            roles={view.roles.map((id) => ({ id, name: roleText(id, text), isMine: organization.roles.includes(id) }))}
            permissions={view.permissions.filter((permission) => permission.roles.length > 0)}
            holders={(permission) => permission.roles}
          />
          <Section title={text("roles.workspace")} help={text("roles.workspace.help")}>
            <Matrix
              label={text("roles.workspace")}
              roles={view.workspaceRoles.map((id) => ({ id, name: workspaceRoleText(id, text), isMine: false }))}
              permissions={view.permissions.filter((permission) => permission.workspaceRoles.length > 0)}
              holders={(permission) => permission.workspaceRoles}
            />
          </Section>
        </>
      )}
    </div>
  );
}

interface Role {
  id: string;
  name: string;
  isMine: boolean;
}

interface MatrixProps {
  label: string;
  roles: Role[];
  permissions: PermissionView[];
  /** The roles that allow something. */
  holders: (permission: PermissionView) => string[];
}

function Matrix({ label, roles, permissions, holders }: MatrixProps) {
  const text = useText();
  const groups = grouped(permissions, holders);
  return (
    <Card className="overflow-x-auto">
      <table className="w-full border-separate border-spacing-0">
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr>
            <th scope="col" className="h-14 ps-4.5 pe-3 text-start text-small font-medium text-ink-2">
              {text("roles.permission")}
            </th>
            {roles.map(({ id, name, isMine }) => (
              <th
                key={id}
                scope="col"
                className={cx("w-32 px-3 font-medium text-ink last:rounded-se-lg", isMine && mine)}
              >
                {name}
                {isMine && (
                  <span className="mbs-0.5 block">
                    <Badge tone="accent">{text("roles.yours")}</Badge>
                  </span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ id, permissions: some }) => (
          <tbody key={id}>
            {groups.length > 1 && (
              <tr>
                <th
                  scope="colgroup"
                  colSpan={roles.length + 1}
                  className="border-bs border-line bg-sunken px-4.5 py-1.5 text-start text-small font-medium text-ink-2"
                >
                  {text(`roles.group.${id}`)}
                </th>
              </tr>
            )}
            {some.map((permission) => (
              <Row key={permission.id} permission={permission} roles={roles} holders={holders(permission)} />
            ))}
          </tbody>
        ))}
      </table>
    </Card>
  );
}

const mine = "bg-accent-soft/60";

interface RowProps {
  permission: PermissionView;
  roles: Role[];
  holders: string[];
}

function Row({ permission, roles, holders }: RowProps) {
  return (
    <tr>
      <th scope="row" className="border-bs border-line py-2.5 ps-4.5 pe-3 text-start font-normal">
        <Named permission={permission} />
      </th>
      {roles.map(({ id, isMine }) => (
        <td key={id} className={cx("border-bs border-line px-3 text-center", isMine && mine)}>
          <Mark isOn={holders.includes(id)} />
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
