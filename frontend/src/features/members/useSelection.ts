import { useState } from "react";
import { mostAtOnce } from "@/components/ui/grid/SelectionBar";
import { failed } from "@/components/ui/Toast";
import { readBetween } from "@/features/members/api";
import type { Narrowing } from "@/features/members/narrowing";
import { joined, nobody, type Selection, toggled } from "@/features/members/table/selection";
import type { MemberRef } from "@/lib/bindings";
import { faultText } from "@/lib/faultText";

/** Who is selected. It stays while the table is searched, sorted and refreshed. */
export function useSelection(organization: string, narrowing: Narrowing) {
  const [selection, setSelection] = useState<Selection>(nobody);
  const extend = (from: number, to: number) =>
    readBetween(organization, narrowing, Math.min(from, to), Math.max(from, to)).then(
      (members) => setSelection((before) => joined(before, members, mostAtOnce)),
      (fault) => failed(faultText(fault)),
    );
  return {
    selection,
    extend,
    toggle: (member: MemberRef) =>
      setSelection((before) => (before.size < mostAtOnce || before.has(member.id) ? toggled(before, member) : before)),
    clear: () => setSelection(nobody),
    /** Lets go of somebody who is no longer there. */
    drop: (members: MemberRef[]) =>
      setSelection((before) => new Map([...before].filter(([id]) => !members.some((member) => member.id === id)))),
  };
}
