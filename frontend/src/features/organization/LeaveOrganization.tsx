import { Confirm } from "@/components/ui/Confirm";
import { Notice } from "@/components/ui/Notice";
import { done } from "@/components/ui/Toast";
import { useLeave } from "@/features/organization/api";
import type { OrganizationRef } from "@/lib/bindings";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

interface LeaveProps {
  organization: OrganizationRef;
  onClose: () => void;
}

/** Asks before a membership ends. Whoever has no seat reads that first. */
export function LeaveOrganization({ organization, onClose }: LeaveProps) {
  const leave = useLeave();
  const text = useText();
  const name = { Name: isolate(organization.name) };
  const submit = () =>
    leave.mutateAsync(organization.id).then(
      () => {
        onClose();
        done(text("leave.done", name));
      },
      () => undefined, // said in the dialog
    );
  return (
    <Confirm
      title={text("leave.title", name)}
      submit={text("leave.submit")}
      asked={leave}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {organization.inactive && <Notice tone="amber">{text("no_seat.help")}</Notice>}
      <p>{text("leave.help")}</p>
    </Confirm>
  );
}
