import { useNavigate } from "@tanstack/react-router";
import { CircleUser, Contrast, Ellipsis, Keyboard, Languages, Lock, LogOut, SunMoon } from "lucide-react";
import { Button } from "react-aria-components";
import type { Overlay } from "@/components/shell/Shell";
import { Avatar } from "@/components/ui/Avatar";
import { Menu, MenuItem, MenuLine, MenuSection, Submenu } from "@/components/ui/Menu";
import { failed } from "@/components/ui/Toast";
import { type Preferences, useLock, useSetPreferences, useSignOut } from "@/features/account/api";
import { useCurrent } from "@/features/account/Current";
import { contrasts, themes } from "@/features/account/preferences";
import { faultText } from "@/lib/faultText";
import { languageCodes, languages, useLanguage, useText } from "@/lib/i18n";
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
      <Avatar id={account.id} initials={account.initials} />
      <span className="min-w-0 flex-1 truncate font-medium text-ink">
        <bdi>{name}</bdi>
      </span>
      <Ellipsis aria-hidden className="size-4 shrink-0 text-ink-3" />
    </Button>
  );
  return (
    <Menu trigger={trigger} label={text("menu.account", { Name: name })} placement="top start" className="w-64">
      <MenuSection title={account.email}>
        <PreferenceMenus />
      </MenuSection>
      <MenuLine />
      <MenuItem icon={<CircleUser aria-hidden />} hint="G P" onAction={() => void navigate({ to: "/account/profile" })}>
        {text("nav.profile")}
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
        onAction={() => signOut.mutate(undefined, { onError: (fault) => failed(faultText(fault)) })}
      >
        {text("menu.sign_out")}
      </MenuItem>
    </Menu>
  );
}

function PreferenceMenus() {
  const { account } = useCurrent();
  const language = useLanguage();
  const set = useSetPreferences();
  const text = useText();
  const change = (part: Partial<Preferences>) =>
    set.mutate(
      { language, theme: account.theme, contrast: account.contrast, ...part },
      { onError: (fault) => failed(faultText(fault)) },
    );
  return (
    <>
      <Submenu icon={<Languages aria-hidden />} label={text("menu.language")} hint={languages[language]}>
        <Choices
          label={text("menu.language")}
          value={language}
          options={languageCodes.map((id) => ({ id, label: languages[id] }))}
          onChange={(id) => change({ language: id })}
        />
      </Submenu>
      <Submenu icon={<SunMoon aria-hidden />} label={text("menu.theme")}>
        <Choices
          label={text("menu.theme")}
          value={account.theme}
          options={themes.map((id) => ({ id, label: text(`theme.${id}`) }))}
          onChange={(id) => change({ theme: id })}
        />
      </Submenu>
      <Submenu icon={<Contrast aria-hidden />} label={text("menu.contrast")}>
        <Choices
          label={text("menu.contrast")}
          value={account.contrast}
          options={contrasts.map((id) => ({ id, label: text(`contrast.${id}`) }))}
          onChange={(id) => change({ contrast: id })}
        />
      </Submenu>
    </>
  );
}

interface ChoicesProps {
  label: string;
  value: string;
  options: { id: string; label: string }[];
  onChange: (id: string) => void;
}

function Choices({ label, value, options, onChange }: ChoicesProps) {
  return (
    <MenuSection aria-label={label} selectionMode="single" selectedKeys={[value]} disallowEmptySelection>
      {options.map((option) => (
        <MenuItem key={option.id} id={option.id} textValue={option.label} onAction={() => onChange(option.id)}>
          {option.label}
        </MenuItem>
      ))}
    </MenuSection>
  );
}
