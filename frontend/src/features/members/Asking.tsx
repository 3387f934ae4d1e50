import { useCurrent } from "@/features/account/Current";
import { GiveSeat } from "@/features/members/GiveSeat";
import { RemoveMembers } from "@/features/members/RemoveMembers";
import { ResetMember } from "@/features/members/ResetMember";
import { LeaveOrganization } from "@/features/organization/LeaveOrganization";
import type { MemberRef } from "@/lib/bindings";

/** What is asked before it is done, and of whom. */
export interface Question {
  what: "remove" | "reset" | "leave" | "seat";
  members: MemberRef[];
}

interface AskingProps {
  question: Question | null;
  onClose: () => void;
  onRemoved: (members: MemberRef[]) => void;
}

/** The dialog of what can't be taken back with one press. */
export function Asking({ question, onClose, onRemoved }: AskingProps) {
  const { organization } = useCurrent();
  const [member] = question?.members ?? [];
  if (!question || !member) return null;
  const { what, members } = question;
  if (what === "leave") return <LeaveOrganization organization={organization} onClose={onClose} />;
  if (what === "reset") return <ResetMember member={member} onClose={onClose} />;
  if (what === "seat") return <GiveSeat member={member} onClose={onClose} />;
  return <RemoveMembers members={members} onClose={onClose} onRemoved={() => onRemoved(members)} />;
}
