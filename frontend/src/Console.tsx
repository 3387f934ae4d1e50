import { RouterProvider } from "@tanstack/react-router";
import { CurrentProvider } from "@/features/account/Current";
import type { AccountView, OrganizationRef } from "@/lib/bindings";
import { router } from "@/router";

/** The house behind the door. It is fetched while its reader still stands before it, so that the door opens sooner. */
export default function Console(current: { account: AccountView; organization: OrganizationRef }) {
  return (
    <CurrentProvider value={current}>
      <RouterProvider router={router} />
    </CurrentProvider>
  );
}
