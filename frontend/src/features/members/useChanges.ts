import { done, failed } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { type RolesChange, useSetRoles, useSetSeats } from "@/features/members/api";
import type { MemberRef } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { type TextKey, useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

/** Changes roles and seats of one or many, says so, and takes it back where somebody asks for that. */
export function useChanges() {
  const { organization } = useCurrent();
  const text = useText();
  const faults = useFaultText();
  const roles = useSetRoles(organization.id);
  const seats = useSetSeats(organization.id);

  const settle = async (change: () => Promise<unknown>, said?: string, undo?: () => void): Promise<boolean> => {
    try {
      await change();
      if (said) done(said, { undo });
      return true;
    } catch (fault) {
      failed(faults.whole(fault as never) ?? "");
      return false;
    }
  };

  const setRole = (members: MemberRef[], role: string, on: boolean): Promise<boolean> => {
    const concerned = members.filter((member) => member.roles.includes(role) !== on);
    if (concerned.length === 0) return settle(async () => undefined, text("members.unchanged"));
    const stuck = concerned.find(({ roles: its }) => !on && role === plain && its.length === 1);
    if (stuck) {
      failed(text("members.role.only", { Name: isolate(stuck.name) }));
      return Promise.resolve(false);
    }
    const apply = async (changes: RolesChange[]) => {
      for (const change of changes) await roles.mutateAsync(change);
    };
    const changes = roleChanges(concerned, role, on);
    const undo = () => void settle(() => apply(changes.map(reverse)));
    const words = said("members.roles.changed", concerned, text);
    return settle(() => apply(changes), words, canUndo(concerned, role, on) ? undo : undefined);
  };

  const setSeat = (members: MemberRef[], active: boolean): Promise<boolean> => {
    const concerned = members.filter((member) => member.active !== active);
    if (concerned.length === 0) return settle(async () => undefined, text("members.unchanged"));
    const ids = concerned.map(({ id }) => id);
    const change = (on: boolean) => () => seats.mutateAsync({ members: ids, active: on });
    const words = active ? "members.seat.given" : "members.seat.taken";
    return settle(change(active), said(words, concerned, text), () => void settle(change(!active)));
  };

  return { setRole, setSeat, isPending: roles.isPending || seats.isPending };
}

const plain = "member";

/** What to ask for. Nobody is left without a role: whoever loses their only one becomes a plain member. */
export function roleChanges(members: MemberRef[], role: string, on: boolean): RolesChange[] {
  const isSole = ({ roles }: MemberRef) => !on && roles.length === 1;
  const ids = (some: MemberRef[]) => some.map(({ id }) => id);
  const changes: RolesChange[] = [
    { members: ids(members.filter((member) => !isSole(member))), ...(on ? { add: [role] } : { remove: [role] }) },
    { members: ids(members.filter(isSole)), add: [plain], remove: [role] },
  ];
  return changes.filter((change) => change.members.length > 0);
}

function reverse({ members, add, remove }: RolesChange): RolesChange {
  return { members, add: remove, remove: add };
}

// Whoever gives up the role by which they manage members can't take that back.
function canUndo(members: MemberRef[], role: string, on: boolean): boolean {
  return on || role !== "admin" || !members.some(({ you }) => you);
}

/** Texts of which one names somebody, and the other says how many. */
type SaidKey = TextKey & { [Key in TextKey]: Key extends `${infer Stem}.named` ? Stem : never }[TextKey];

/** Says something of one, by name, or of several, by their number. */
export function said(key: SaidKey, members: { name: string }[], text: ReturnType<typeof useText>): string {
  const [only, ...others] = members;
  if (only && others.length === 0) return text(`${key}.named`, { Name: isolate(only.name) });
  return text(key, { Count: members.length });
}
