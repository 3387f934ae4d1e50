import { Outlet } from "@tanstack/react-router";
import { PageHeader } from "@/components/ui/PageHeader";
import { Skeleton } from "@/components/ui/Skeleton";
import { TabLinks } from "@/components/ui/TabLinks";
import { useCurrent } from "@/features/account/Current";
import { InviteButton } from "@/features/invitation/InviteButton";
import { useTop } from "@/features/members/api";
import { ExportMembers } from "@/features/members/ExportMembers";
import { NarrowingProvider, useNarrowing } from "@/features/members/useNarrowing";
import { useText } from "@/lib/i18n";
import { usePageTitle } from "@/lib/pageTitle";

/** Who belongs to the organization, who is invited, and what their roles allow. */
export function MembersPage() {
  const { organization } = useCurrent();
  const text = useText();
  usePageTitle(text("members.title"), organization.name);
  return (
    <NarrowingProvider key={organization.id}>
      <PageHeader
        title={text("members.title")}
        purpose={<Seats />}
        action={
          <div className="flex flex-wrap items-center gap-2">
            <ExportMembers />
            <InviteButton />
          </div>
        }
      />
      <TabLinks
        label={text("members.tabs")}
        links={[
          { to: "/members", title: text("members.title") },
          { to: "/members/invitations", title: text("members.tab.invitations") },
          { to: "/members/roles", title: text("members.roles") },
        ]}
      />
      <Outlet />
    </NarrowingProvider>
  );
}

function Seats() {
  const { organization } = useCurrent();
  const { narrowing } = useNarrowing();
  const { data } = useTop(organization.id, narrowing);
  const text = useText();
  if (!data) return <Skeleton className="my-1 h-3 w-40" />;
  const counts = { Used: data.active, Count: data.seats, Invited: data.invited };
  return text(data.invited > 0 ? "members.seats.invited" : "members.seats", counts);
}
