import { useNavigate } from "@tanstack/react-router";
import {
  Building2,
  Contrast,
  Keyboard,
  Languages,
  Lock,
  LogOut,
  type LucideIcon,
  Plus,
  SunMoon,
  Ticket,
} from "lucide-react";
import { pagesFor } from "@/components/shell/pages";
import type { Overlay } from "@/components/shell/Shell";
import { useLock, useSetPreferences, useSignOut } from "@/features/account/api";
import { useCurrent } from "@/features/account/Current";
import { contrasts, themes } from "@/features/account/preferences";
import { startJoining } from "@/features/invitation/joining";
import { useOpenOrganization, useOrganizations } from "@/features/organization/api";
import { languageCodes, languages, useLanguage, useText } from "@/lib/i18n";

/** Something that the palette can do. */
export interface Command {
  id: string;
  label: string;
  icon: LucideIcon;
  keys?: string;
  run: () => void;
}

/** Commands that belong together. */
export interface CommandGroup {
  id: string;
  title: string;
  commands: Command[];
}

/** Everything that the palette offers to this person now. */
export function useCommands(onOverlay: (overlay: Overlay) => void): CommandGroup[] {
  const text = useText();
  return [
    { id: "go", title: text("palette.go"), commands: useGoing() },
    { id: "organizations", title: text("palette.organizations"), commands: useOpening(onOverlay) },
    { id: "preferences", title: text("palette.preferences"), commands: usePreferring() },
    { id: "session", title: text("palette.session"), commands: useEnding(onOverlay) },
  ];
}

function useGoing(): Command[] {
  const text = useText();
  const navigate = useNavigate();
  const { account } = useCurrent();
  return pagesFor(account.owner).map((page) => ({
    id: page.to,
    label: text(page.title),
    icon: page.icon,
    keys: `G ${page.key.toUpperCase()}`,
    run: () => void navigate({ to: page.to }),
  }));
}

function useOpening(onOverlay: (overlay: Overlay) => void): Command[] {
  const text = useText();
  const { organization } = useCurrent();
  const open = useOpenOrganization();
  const others = (useOrganizations().data ?? []).filter(({ id, inactive }) => id !== organization.id && !inactive);
  return [
    ...others.map(({ id, name }) => ({
      id,
      label: text("palette.open", { Name: name }),
      icon: Building2,
      run: () => open.mutate(id),
    })),
    { id: "create", label: text("switcher.create"), icon: Plus, run: () => onOverlay("create") },
    { id: "join", label: text("join.title"), icon: Ticket, run: startJoining },
  ];
}

function usePreferring(): Command[] {
  const text = useText();
  const { account } = useCurrent();
  const { mutate } = useSetPreferences();
  const kept = { language: useLanguage(), theme: account.theme, contrast: account.contrast };
  return [
    ...themes.map((theme) => ({
      id: `theme-${theme}`,
      label: text("palette.theme", { Name: text(`theme.${theme}`) }),
      icon: SunMoon,
      run: () => mutate({ ...kept, theme }),
    })),
    ...contrasts.map((contrast) => ({
      id: `contrast-${contrast}`,
      label: text("palette.contrast", { Name: text(`contrast.${contrast}`) }),
      icon: Contrast,
      run: () => mutate({ ...kept, contrast }),
    })),
    ...languageCodes.map((language) => ({
      id: `language-${language}`,
      label: text("palette.language", { Name: languages[language] }),
      icon: Languages,
      run: () => mutate({ ...kept, language }),
    })),
  ];
}

function useEnding(onOverlay: (overlay: Overlay) => void): Command[] {
  const text = useText();
  const lock = useLock();
  const signOut = useSignOut();
  return [
    { id: "shortcuts", label: text("menu.shortcuts"), icon: Keyboard, keys: "?", run: () => onOverlay("shortcuts") },
    { id: "lock", label: text("menu.lock"), icon: Lock, keys: "Ctrl Shift L", run: () => lock.mutate() },
    { id: "sign_out", label: text("menu.sign_out"), icon: LogOut, run: () => signOut.mutate() },
  ];
}
