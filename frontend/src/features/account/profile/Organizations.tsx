import { Badge } from "@/components/ui/Badge";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { List } from "@/components/ui/List";
import { MarkTile } from "@/components/ui/Mark";
import { refused } from "@/components/ui/Toast";
import { useVisit } from "@/features/account/Current";
import { useOpenOrganization, useOrganizations } from "@/features/organization/api";
import { roleText } from "@/features/organization/words";
import type { OrganizationRef } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** The organizations of the account, and what it is in each. */
export function Organizations() {
  const { organization } = useVisit();
  const list = useOrganizations().data ?? (organization ? [organization] : []);
  const text = useText();
  if (list.length === 0) return <p className="text-ink-2">{text("profile.organizations.none")}</p>;
  return (
    <Card>
      <List label={text("profile.organizations")} items={list} textOf={({ name }) => name}>
        {(one) => <OrganizationRow organization={one} isOpen={one.id === organization?.id} />}
      </List>
    </Card>
  );
}

function OrganizationRow({ organization, isOpen }: { organization: OrganizationRef; isOpen: boolean }) {
  const open = useOpenOrganization();
  const text = useText();
  const press = () => open.mutate(organization.id, { onError: (fault) => refused(fault) });
  return (
    <>
      <MarkTile />
      <div className="min-w-0 flex-1 leading-4.5">
        <p className="truncate font-medium">
          <bdi>{organization.name}</bdi>
        </p>
        <p className="truncate text-small text-ink-3">
          {organization.roles.map((role) => roleText(role, text)).join(" · ")}
        </p>
      </div>
      {organization.inactive ? (
        <Badge>{text("no_seat.hint")}</Badge>
      ) : isOpen ? (
        <Badge tone="accent">{text("profile.organizations.current")}</Badge>
      ) : (
        <Button
          size="small"
          aria-label={text("palette.open", { Name: organization.name })}
          isPending={open.isPending}
          onPress={press}
        >
          {text("action.open")}
        </Button>
      )}
    </>
  );
}
