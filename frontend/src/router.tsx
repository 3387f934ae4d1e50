import { createHashHistory, createRootRoute, createRoute, createRouter, redirect } from "@tanstack/react-router";
import { Broken } from "@/components/Crash";
import { Shell } from "@/components/shell/Shell";
import { DataPage } from "@/features/account/data/DataPage";
import { PreferencesPage } from "@/features/account/preferences/PreferencesPage";
import { ProfilePage } from "@/features/account/profile/ProfilePage";
import { SecurityPage } from "@/features/account/security/SecurityPage";
import { ActivityPage } from "@/features/audit/ActivityPage";
import { SettingsPage } from "@/features/installation/SettingsPage";
import { GeneralPage } from "@/features/organization/GeneralPage";
import { MembersPage } from "@/features/organization/MembersPage";
import { PlansPage } from "@/features/plan/PlansPage";
import { SubscriptionsPage } from "@/features/plan/SubscriptionsPage";
import { NotFound } from "@/routes/NotFound";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Broken });

const index = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/general", replace: true });
  },
});

const general = createRoute({ getParentRoute: () => root, path: "/general", component: GeneralPage });
const members = createRoute({ getParentRoute: () => root, path: "/members", component: MembersPage });
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

/**
 * The pages of the console. They live behind the hash, so that reloading works
 * in the window, whose server knows one page only.
 */
export const router = createRouter({
  routeTree: root.addChildren([
    index,
    general,
    members,
    subscriptions,
    plans,
    activity,
    profile,
    security,
    preferences,
    data,
    settings,
  ]),
  history: createHashHistory(),
  defaultErrorComponent: Broken,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
