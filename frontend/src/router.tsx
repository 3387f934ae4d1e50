import {
  createHashHistory,
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  redirect,
} from "@tanstack/react-router";
import { Broken } from "@/components/Crash";
import type { Page } from "@/components/shell/pages";
import { GeneralPage } from "@/features/organization/GeneralPage";
import { Home } from "@/routes/Home";
import { NotFound } from "@/routes/NotFound";
import {
  ActivityPage,
  DataPage,
  InvitationsTab,
  InvitePage,
  KeysInside,
  KeysPage,
  LimitsInside,
  MemberDrawer,
  MembersPage,
  MembersTab,
  ModelsPage,
  PlansPage,
  PlaygroundPage,
  PreferencesPage,
  ProfilePage,
  ResourcesTab,
  RolesTab,
  SecurityPage,
  SettingsPage,
  SubscriptionsPage,
  UsageInside,
  UsagePage,
  WorkspaceMembersTab,
  WorkspacePage,
  WorkspacesPage,
} from "@/routes/pages";
import { Root } from "@/routes/Root";

const root = createRootRoute({ component: Root, notFoundComponent: NotFound, errorComponent: Broken });

const index = createRoute({ getParentRoute: () => root, path: "/", component: Home });
const general = createRoute({ getParentRoute: () => root, path: "/general", component: GeneralPage });
const workspaces = createRoute({ getParentRoute: () => root, path: "/workspaces", component: WorkspacesPage });
const workspace = createRoute({ getParentRoute: () => root, path: "/workspaces/$workspace", component: WorkspacePage });
const inside = createRoute({ getParentRoute: () => workspace, path: "/", component: WorkspaceMembersTab });
const resources = createRoute({ getParentRoute: () => workspace, path: "models", component: ResourcesTab });
const keysInside = createRoute({ getParentRoute: () => workspace, path: "keys", component: KeysInside });
const limitsInside = createRoute({ getParentRoute: () => workspace, path: "limits", component: LimitsInside });
const usageInside = createRoute({ getParentRoute: () => workspace, path: "usage", component: UsageInside });
const keys = createRoute({ getParentRoute: () => root, path: "/workspaces/keys", component: KeysPage });
const allKeys = createRoute({
  getParentRoute: () => root,
  path: "/keys",
  beforeLoad: () => {
    throw redirect({ to: "/workspaces/keys", replace: true });
  },
});
const usage = createRoute({ getParentRoute: () => root, path: "/usage", component: UsagePage });
const models = createRoute({ getParentRoute: () => root, path: "/models", component: ModelsPage });
const playground = createRoute({ getParentRoute: () => root, path: "/playground", component: PlaygroundPage });
const talking = createRoute({ getParentRoute: () => root, path: "/playground/$workspace", component: PlaygroundPage });
const chat = createRoute({
  getParentRoute: () => root,
  path: "/playground/$workspace/$chat",
  component: PlaygroundPage,
});
const members = createRoute({ getParentRoute: () => root, path: "/members", component: MembersPage });
const people = createRoute({ getParentRoute: () => members, id: "people", component: MembersTab });
const everyone = createRoute({ getParentRoute: () => people, path: "/" });
const member = createRoute({ getParentRoute: () => people, path: "$member", component: MemberDrawer });
const invitations = createRoute({ getParentRoute: () => members, path: "invitations", component: InvitationsTab });
const invite = createRoute({ getParentRoute: () => members, path: "invitations/new", component: InvitePage });
const roles = createRoute({ getParentRoute: () => members, path: "roles", component: RolesTab });
const subscriptions = createRoute({ getParentRoute: () => root, path: "/subscriptions", component: SubscriptionsPage });
const plans = createRoute({ getParentRoute: () => root, path: "/subscriptions/plans", component: PlansPage });
const activity = createRoute({ getParentRoute: () => root, path: "/activity", component: ActivityPage });
const profile = createRoute({ getParentRoute: () => root, path: "/account/profile", component: ProfilePage });
const preferences = createRoute({
  getParentRoute: () => root,
  path: "/account/preferences",
  component: PreferencesPage,
});
const security = createRoute({ getParentRoute: () => root, path: "/account/security", component: SecurityPage });
const data = createRoute({ getParentRoute: () => root, path: "/account/data", component: DataPage });
const settings = createRoute({ getParentRoute: () => root, path: "/settings", component: SettingsPage });

const routeTree = root.addChildren([
  index,
  general,
  workspaces,
  keys,
  allKeys,
  workspace.addChildren([inside, resources, keysInside, limitsInside, usageInside]),
  usage,
  models,
  playground,
  talking,
  chat,
  members.addChildren([people.addChildren([everyone, member]), invitations, invite, roles]),
  subscriptions,
  plans,
  activity,
  profile,
  security,
  preferences,
  data,
  settings,
]);

/**
 * The pages of the console. They live behind the hash, so that reloading works
 * in the window, whose server knows one page only.
 */
export const router = createRouter({
  routeTree,
  history: createHashHistory(),
  defaultErrorComponent: Broken,
});

/** The same pages for a visit from the door, which leaves the address of the page alone. */
export function visiting(to: Page["to"]) {
  const history = createMemoryHistory({ initialEntries: [to] });
  return createRouter({ routeTree, history, defaultErrorComponent: Broken });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
