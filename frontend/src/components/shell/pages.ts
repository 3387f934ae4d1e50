import {
  Activity,
  Boxes,
  Building2,
  ChartColumn,
  CircleUser,
  CreditCard,
  FolderDown,
  Layers,
  MessageSquare,
  Settings,
  ShieldCheck,
  SlidersHorizontal,
  Users,
} from "lucide-react";
import type { TextKey } from "@/lib/i18n";

/** The pages of the console, as sidebar, palette and shortcuts offer them. */
export const pages = [
  { to: "/workspaces", title: "nav.workspaces", icon: Layers, section: "work", key: "w" },
  { to: "/playground", title: "nav.playground", icon: MessageSquare, section: "work", key: "t" },
  { to: "/usage", title: "nav.usage", icon: ChartColumn, section: "work", key: "u" },
  { to: "/general", title: "nav.general", icon: Building2, section: "organization", key: "g" },
  { to: "/members", title: "nav.members", icon: Users, section: "organization", key: "m" },
  { to: "/models", title: "nav.models", icon: Boxes, section: "organization", key: "o" },
  { to: "/subscriptions", title: "nav.subscriptions", icon: CreditCard, section: "organization", key: "b" },
  { to: "/activity", title: "nav.activity", icon: Activity, section: "organization", key: "a" },
  { to: "/account/profile", title: "nav.profile", icon: CircleUser, section: "account", key: "p" },
  { to: "/account/security", title: "nav.security", icon: ShieldCheck, section: "account", key: "s" },
  { to: "/account/preferences", title: "nav.preferences", icon: SlidersHorizontal, section: "account", key: "e" },
  { to: "/account/data", title: "nav.data", icon: FolderDown, section: "account", key: "d" },
  { to: "/settings", title: "nav.settings", icon: Settings, section: "installation", key: "i" },
] as const satisfies { title: TextKey; [other: string]: unknown }[];

/** One of them. */
export type Page = (typeof pages)[number];

/** The pages for somebody: the installation's are its owner's alone. */
export function pagesFor(isOwner: boolean): Page[] {
  return pages.filter((page) => isOwner || page.section !== "installation");
}

/** Those of them that need no organization. */
export function roomsFor(isOwner: boolean): Page[] {
  return pagesFor(isOwner).filter(({ section }) => section !== "organization" && section !== "work");
}
