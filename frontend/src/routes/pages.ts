import { type AsyncRouteComponent, lazyRouteComponent } from "@tanstack/react-router";
import type { ComponentType } from "react";

const all: AsyncRouteComponent<object>[] = [];

// A page in a file of its own, which is fetched when somebody goes there, or ahead of that.
function page<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  const lazy = lazyRouteComponent<Record<Name, ComponentType>, Name>(load, name);
  all.push(lazy);
  return lazy;
}

export const DataPage = page(() => import("@/features/account/data/DataPage"), "DataPage");
export const PreferencesPage = page(() => import("@/features/account/preferences/PreferencesPage"), "PreferencesPage");
export const ProfilePage = page(() => import("@/features/account/profile/ProfilePage"), "ProfilePage");
export const SecurityPage = page(() => import("@/features/account/security/SecurityPage"), "SecurityPage");
export const KeysPage = page(() => import("@/features/apikey/KeysPage"), "KeysPage");
export const ActivityPage = page(() => import("@/features/audit/ActivityPage"), "ActivityPage");
export const PlaygroundPage = page(() => import("@/features/chat/PlaygroundPage"), "PlaygroundPage");
export const SettingsPage = page(() => import("@/features/installation/SettingsPage"), "SettingsPage");
export const InvitationsTab = page(() => import("@/features/invitation/InvitationsTab"), "InvitationsTab");
export const InvitePage = page(() => import("@/features/invitation/InvitePage"), "InvitePage");
export const MemberDrawer = page(() => import("@/features/members/detail/MemberDrawer"), "MemberDrawer");
export const MembersPage = page(() => import("@/features/members/MembersPage"), "MembersPage");
export const MembersTab = page(() => import("@/features/members/MembersTab"), "MembersTab");
export const RolesTab = page(() => import("@/features/members/RolesTab"), "RolesTab");
export const PlansPage = page(() => import("@/features/plan/PlansPage"), "PlansPage");
export const SubscriptionsPage = page(() => import("@/features/plan/SubscriptionsPage"), "SubscriptionsPage");
export const ModelsPage = page(() => import("@/features/resource/ModelsPage"), "ModelsPage");
export const ResourcesTab = page(() => import("@/features/resource/ResourcesTab"), "ResourcesTab");
export const UsagePage = page(() => import("@/features/usage/UsagePage"), "UsagePage");
export const KeysInside = page(() => import("@/features/workspace/inside"), "KeysInside");
export const LimitsInside = page(() => import("@/features/workspace/inside"), "LimitsInside");
export const UsageInside = page(() => import("@/features/workspace/inside"), "UsageInside");
export const WorkspaceMembersTab = page(
  () => import("@/features/workspace/members/WorkspaceMembersTab"),
  "WorkspaceMembersTab",
);
export const WorkspacePage = page(() => import("@/features/workspace/WorkspacePage"), "WorkspacePage");
export const WorkspacesPage = page(() => import("@/features/workspace/WorkspacesPage"), "WorkspacesPage");

/** Fetches the pages, one after the other, so that nobody waits for one later. */
export async function fetchPages(): Promise<void> {
  for (const lazy of all) await lazy.preload?.();
}
