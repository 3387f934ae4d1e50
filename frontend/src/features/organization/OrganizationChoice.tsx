import { Building2, ChevronRight } from "lucide-react";
import { useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { refused } from "@/components/ui/Toast";
import { useOpenOrganization } from "@/features/organization/api";
import { LeaveOrganization } from "@/features/organization/LeaveOrganization";
import type { OrganizationRef } from "@/lib/bindings";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

const choiceClass =
  "flex h-11 w-full cursor-default items-center gap-2.5 rounded-md border border-control bg-surface px-3 shadow-card " +
  "transition-colors data-hovered:border-ink-3 data-hovered:bg-hover focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-accent";

/** An organization to open at the door or, where the person has no seat in it, to leave. */
export function OrganizationChoice({ organization }: { organization: OrganizationRef }) {
  const open = useOpenOrganization();
  if (organization.inactive) return <Unseated organization={organization} />;
  const press = () => open.mutate(organization.id, { onError: (fault) => refused(fault) });
  return (
    <AriaButton onPress={press} className={choiceClass}>
      <Building2 aria-hidden className="size-4 text-ink-3" />
      <span className="min-w-0 flex-1 truncate text-start font-medium">
        <bdi>{organization.name}</bdi>
      </span>
      <ChevronRight aria-hidden className="size-4 text-ink-3 rtl:-scale-x-100" />
    </AriaButton>
  );
}

function Unseated({ organization }: { organization: OrganizationRef }) {
  const [leaves, setLeaves] = useState(false);
  const text = useText();
  return (
    <div className="flex items-center gap-2.5 rounded-md border border-line bg-sunken py-2 ps-3 pe-2">
      <Building2 aria-hidden className="size-4 shrink-0 text-ink-3" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium text-ink-2">
          <bdi>{organization.name}</bdi>
        </span>
        <span className="block text-small text-ink-3">{text("no_seat.reason")}</span>
      </span>
      <Button
        size="small"
        aria-label={text("leave.what", { Name: isolate(organization.name) })}
        onPress={() => setLeaves(true)}
      >
        {text("leave.action")}
      </Button>
      {leaves && <LeaveOrganization organization={organization} onClose={() => setLeaves(false)} />}
    </div>
  );
}
