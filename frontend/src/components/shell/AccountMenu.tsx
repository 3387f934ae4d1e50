import { useNavigate } from "@tanstack/react-router";
import { CircleUser, Ellipsis, Keyboard, Lock, LogOut, Ticket } from "lucide-react";
import { Button } from "react-aria-components";
import { PreferenceMenus } from "@/components/shell/PreferenceMenus";
import type { Overlay } from "@/components/shell/Shell";
import { Avatar } from "@/components/ui/Avatar";
import { Menu, MenuItem, MenuLine, MenuSection } from "@/components/ui/Menu";
import { refused } from "@/components/ui/Toast";
import { useLock, useSignOut } from "@/features/account/api";
import { useCurrent } from "@/features/account/Current";
import { startJoining } from "@/features/invitation/joining";
import { useText } from "@/lib/i18n";
import { useKeys } from "@/lib/keys";

/** Whose console it is, how it looks to them, and the ways out. */
export function AccountMenu({ onOverlay }: { onOverlay: (overlay: Overlay) => void }) {
  const { account } = useCurrent();
  const lock = useLock();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const keys = useKeys();
  const text = useText();
  const name = `${account.firstName} ${account.lastName}`;
  const trigger = (
    <Button
      aria-label={text("menu.account", { Name: name })}
      className="flex h-10 shrink-0 cursor-default items-center gap-2.5 rounded-md px-2.25 text-start transition-colors data-hovered:bg-hover data-pressed:bg-hover focus-visible:outline-2 focus-visible:outline-accent"
    >
      <Avatar name={name} initials={account.initials} />
      <span className="min-w-0 flex-1 truncate font-medium text-ink">
        <bdi>{name}</bdi>
      </span>
      <Ellipsis aria-hidden className="size-4 shrink-0 text-ink-3" />
    </Button>
  );
  return (
    <Menu trigger={trigger} label={text("menu.account", { Name: name })} placement="top start" className="w-64">
      <MenuSection title={account.email}>
        <PreferenceMenus account={account} />
      </MenuSection>
      <MenuLine />
      <MenuItem icon={<CircleUser aria-hidden />} hint="G P" onAction={() => void navigate({ to: "/account/profile" })}>
        {text("nav.profile")}
      </MenuItem>
      <MenuItem icon={<Ticket aria-hidden />} onAction={startJoining}>
        {text("join.title")}
      </MenuItem>
      <MenuItem icon={<Keyboard aria-hidden />} hint="?" onAction={() => onOverlay("shortcuts")}>
        {text("menu.shortcuts")}
      </MenuItem>
      <MenuItem
        icon={<Lock aria-hidden />}
        hint={<bdi dir="ltr">{keys("Ctrl Shift L")}</bdi>}
        onAction={() => lock.mutate()}
      >
        {text("menu.lock")}
      </MenuItem>
      <MenuItem
        icon={<LogOut aria-hidden className="rtl:-scale-x-100" />}
        onAction={() => signOut.mutate(undefined, { onError: (fault) => refused(fault) })}
      >
        {text("menu.sign_out")}
      </MenuItem>
    </Menu>
  );
}
