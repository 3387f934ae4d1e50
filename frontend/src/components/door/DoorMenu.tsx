import { ChevronDown, CircleUser, Lock, LogOut } from "lucide-react";
import { PreferenceMenus } from "@/components/shell/PreferenceMenus";
import { type Page, roomsFor } from "@/components/shell/pages";
import { Button } from "@/components/ui/Button";
import { Menu, MenuItem, MenuLine, MenuSection } from "@/components/ui/Menu";
import { refused } from "@/components/ui/Toast";
import { useLock, useSignOut } from "@/features/account/api";
import type { AccountView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

interface DoorMenuProps {
  account: AccountView;
  onVisit: (to: Page["to"]) => void;
}

/** What needs no organization, for somebody who is signed in and has none open. */
export function DoorMenu({ account, onVisit }: DoorMenuProps) {
  const lock = useLock();
  const signOut = useSignOut();
  const text = useText();
  const name = `${account.firstName} ${account.lastName}`;
  const label = text("menu.account", { Name: name });
  const onError = (fault: unknown) => refused(fault);
  const trigger = (
    <Button variant="quiet" aria-label={label} className="min-w-0">
      <CircleUser aria-hidden />
      <bdi className="truncate">{name}</bdi>
      <ChevronDown aria-hidden />
    </Button>
  );
  return (
    <Menu trigger={trigger} label={label} placement="bottom end" className="w-64">
      <MenuSection title={account.email}>
        <PreferenceMenus account={account} />
      </MenuSection>
      <MenuLine />
      {roomsFor(account.owner).map(({ to, title, icon: Icon, section }) => (
        <MenuItem key={to} icon={<Icon aria-hidden />} onAction={() => onVisit(to)}>
          {text(section === "installation" ? "door.settings" : title)}
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem icon={<Lock aria-hidden />} onAction={() => lock.mutate(undefined, { onError })}>
        {text("menu.lock")}
      </MenuItem>
      <MenuItem
        icon={<LogOut aria-hidden className="rtl:-scale-x-100" />}
        onAction={() => signOut.mutate(undefined, { onError })}
      >
        {text("menu.sign_out")}
      </MenuItem>
    </Menu>
  );
}
