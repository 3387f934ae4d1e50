import { useNavigate, useParams } from "@tanstack/react-router";
import { UserX } from "lucide-react";
import { useState } from "react";
import { Avatar } from "@/components/ui/Avatar";
import { Badge } from "@/components/ui/Badge";
import { Button } from "@/components/ui/Button";
import { Drawer, DrawerBody, DrawerFoot } from "@/components/ui/Drawer";
import { EmptyState } from "@/components/ui/EmptyState";
import { Skeleton } from "@/components/ui/Skeleton";
import { useCurrent } from "@/features/account/Current";
import { Asking, type Question } from "@/features/members/Asking";
import { listed, useMember } from "@/features/members/api";
import { Access } from "@/features/members/detail/Access";
import { Facts } from "@/features/members/detail/Facts";
import { Places } from "@/features/members/detail/Places";
import { Recent } from "@/features/members/detail/Recent";
import { Refused } from "@/features/plan/Gate";
import { useAvailable } from "@/features/plan/useAvailable";
import type { MemberRef } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/** One member, beside the table: who they are, what they may do, what they did. */
export function MemberDrawer() {
  const { member: id } = useParams({ strict: false });
  const { organization } = useCurrent();
  const found = useMember(organization.id, id ?? "");
  const navigate = useNavigate();
  const text = useText();
  const faults = useFaultText();
  const close = () => void navigate({ to: "/members", resetScroll: false });
  const member = found.data?.member ?? (found.error ? undefined : listed(organization.id, id ?? ""));
  return (
    <Drawer title={text("member.title")} isOpen onClose={close}>
      <DrawerBody>
        {found.error && !found.data && <EmptyState icon={<UserX />} text={faults.whole(found.error) ?? ""} />}
        {!member && found.isPending && <Skeleton className="h-10 w-64" />}
        {member && (
          <>
            <Who member={member} />
            <Access member={member} />
            <Places view={found.data} />
            <Facts member={member} view={found.data} />
            <Recent view={found.data} />
          </>
        )}
      </DrawerBody>
      {member && <Foot member={member} onRemoved={close} />}
    </Drawer>
  );
}

function Who({ member }: { member: MemberRef }) {
  const text = useText();
  return (
    <div className="flex min-w-0 items-center gap-3">
      <Avatar name={member.name} initials={member.initials} size="large" />
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 text-lead font-title text-ink">
          <bdi className="min-w-0 break-words">{member.name}</bdi>
          {member.you && <Badge>{text("settings.you")}</Badge>}
          {!member.active && <Badge tone="amber">{text("no_seat.hint")}</Badge>}
        </p>
        <bdi className="block break-all text-ink-2">{member.email}</bdi>
      </div>
    </div>
  );
}

function Foot({ member, onRemoved }: { member: MemberRef; onRemoved: () => void }) {
  const { organization } = useCurrent();
  const [question, setQuestion] = useState<Question | null>(null);
  const available = useAvailable(organization.id);
  const refusal = member.you ? null : available.refusal({ permission: "members.manage" });
  const text = useText();
  const ask = (what: Question["what"]) => () => setQuestion({ what, members: [member] });
  return (
    <DrawerFoot>
      {refusal && (
        <span className="me-auto self-center">
          <Refused refusal={refusal} />
        </span>
      )}
      {member.you ? (
        <Button variant="danger" onPress={ask("leave")}>
          {text("leave.action")}
        </Button>
      ) : (
        <Button variant="danger" isDisabled={!available.may({ permission: "members.manage" })} onPress={ask("remove")}>
          {text("members.remove")}
        </Button>
      )}
      <Asking question={question} onClose={() => setQuestion(null)} onRemoved={onRemoved} />
    </DrawerFoot>
  );
}
