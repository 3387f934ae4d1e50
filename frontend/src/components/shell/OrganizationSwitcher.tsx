import { ChevronsUpDown, Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "react-aria-components";
import { MarkTile } from "@/components/ui/Mark";
import { Menu, MenuItem, MenuLine, MenuSection } from "@/components/ui/Menu";
import { Painted } from "@/components/ui/Painted";
import { useCurrent } from "@/features/account/Current";
import { useOpenOrganization, useOrganizations } from "@/features/organization/api";
import { LeaveOrganization } from "@/features/organization/LeaveOrganization";
import { usePlanName } from "@/features/plan/usePlanName";
import type { OrganizationRef } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** The open organization, and the way to another one. */
export function OrganizationSwitcher({ onCreate }: { onCreate: () => void }) {
  const { organization } = useCurrent();
  const organizations = useOrganizations();
  const open = useOpenOrganization();
  const text = useText();
  const [left, setLeft] = useState<OrganizationRef | null>(null);
  const list = organizations.data ?? [organization];
  const choose = (one: OrganizationRef) => {
    if (one.inactive) setLeft(one);
    else if (one.id !== organization.id) open.mutate(one.id);
  };
  const plan = usePlanName(organization.id);
  const trigger = (
    <Button
      aria-label={text("switcher.open", { Name: organization.name })}
      aria-description={plan}
      className="flex h-11.5 shrink-0 cursor-default items-center gap-2.5 rounded-md px-2 text-start transition-colors data-hovered:bg-hover data-pressed:bg-hover focus-visible:outline-2 focus-visible:outline-accent"
    >
      <MarkTile />
      <span className="min-w-0 flex-1">
        <span className="block truncate leading-4.5 font-semibold text-ink">
          <bdi>{organization.name}</bdi>
        </span>
        <Painted text={plan} className="block truncate text-small leading-4 text-ink-3" />
      </span>
      <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-3" />
    </Button>
  );
  return (
    <>
      <Menu trigger={trigger} label={text("switcher.label")} className="max-w-80 min-w-(--trigger-width)">
        <MenuSection
          title={text("switcher.label")}
          selectionMode="single"
          selectedKeys={[organization.id]}
          disallowEmptySelection
        >
          {list.map((one) => (
            <MenuItem
              key={one.id}
              id={one.id}
              textValue={one.name}
              hint={one.inactive && text("no_seat.hint")}
              onAction={() => choose(one)}
            >
              <bdi className={one.inactive ? "text-ink-3" : undefined}>{one.name}</bdi>
            </MenuItem>
          ))}
        </MenuSection>
        <MenuLine />
        <MenuItem icon={<Plus aria-hidden />} onAction={onCreate} textValue={text("switcher.create")}>
          {text("switcher.create")}
        </MenuItem>
      </Menu>
      {left && <LeaveOrganization organization={left} onClose={() => setLeft(null)} />}
    </>
  );
}
