import { Outlet, useNavigate } from "@tanstack/react-router";
import { SearchX } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { mostAtOnce } from "@/components/ui/grid/SelectionBar";
import { TableSkeleton } from "@/components/ui/grid/TableSkeleton";
import { Unread } from "@/components/ui/Unread";
import { useCurrent } from "@/features/account/Current";
import { Asking, type Question } from "@/features/members/Asking";
import { listed, useTop } from "@/features/members/api";
import { isNarrowed, widened } from "@/features/members/narrowing";
import { Tools } from "@/features/members/Tools";
import { BulkBar } from "@/features/members/table/BulkBar";
import { MemberMenu } from "@/features/members/table/MemberMenu";
import { MembersTable } from "@/features/members/table/MembersTable";
import { useChanges } from "@/features/members/useChanges";
import { useNarrowing } from "@/features/members/useNarrowing";
import { useSelection } from "@/features/members/useSelection";
import type { MemberRef, MembersView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** The people of the organization. */
export function MembersTab() {
  const { organization } = useCurrent();
  const { narrowing, setNarrowing } = useNarrowing();
  const top = useTop(organization.id, narrowing);
  const { manages = false, matches } = top.data ?? {};
  return (
    <>
      <div className="flex flex-col gap-4">
        <Tools narrowing={narrowing} onNarrow={setNarrowing} manages={manages} matches={matches} />
        {top.data && <People view={top.data} />}
        {top.isPending && <TableSkeleton />}
        {top.error && !top.data && <Unread fault={top.error} onRetry={() => void top.refetch()} />}
      </div>
      <Outlet />
    </>
  );
}

function People({ view }: { view: MembersView }) {
  const { organization } = useCurrent();
  const { narrowing, setNarrowing } = useNarrowing();
  const chosen = useSelection(organization.id, narrowing);
  const navigate = useNavigate();
  const [question, setQuestion] = useState<Question | null>(null);
  const { setRole, setSeat, isPending } = useChanges();
  const open = ({ id }: MemberRef) =>
    void navigate({ to: "/members/$member", params: { member: id }, resetScroll: false });
  const selected = [...chosen.selection.values()].map((member) => listed(organization.id, member.id) ?? member);
  const change = (made: Promise<boolean>) => void made.then((isDone) => isDone && chosen.clear());
  if (view.matches === 0) return <Nobody />;
  const bar = (
    <BulkBar
      count={selected.length}
      isPending={isPending}
      onRole={(role, on) => change(setRole(selected, role, on))}
      onSeat={(on) => change(setSeat(selected, on))}
      onRemove={() => setQuestion({ what: "remove", members: selected })}
      onClear={chosen.clear}
    />
  );
  return (
    <>
      <MembersTable
        organization={organization.id}
        top={view}
        narrowing={narrowing}
        onNarrow={setNarrowing}
        onOpen={open}
        selection={{
          size: selected.length,
          has: (id) => chosen.selection.has(id),
          onToggle: chosen.toggle,
          onExtend: (from, to) => void chosen.extend(from, to),
          onAll: () => void chosen.extend(0, mostAtOnce - 1),
          onNone: chosen.clear,
          bar,
        }}
        menu={(member) => (
          <MemberMenu
            member={member}
            isFull={view.active + view.invited >= view.seats}
            onOpen={() => open(member)}
            onAsk={(what) => setQuestion({ what, members: [member] })}
          />
        )}
      />
      <Asking question={question} onClose={() => setQuestion(null)} onRemoved={chosen.drop} />
    </>
  );
}

function Nobody() {
  const { narrowing, setNarrowing } = useNarrowing();
  const text = useText();
  return (
    <Card>
      <EmptyState
        icon={<SearchX />}
        text={text(narrowing.search ? "members.none.search" : "members.none")}
        action={
          isNarrowed(narrowing) && (
            <Button onPress={() => setNarrowing(widened(narrowing))}>{text("filter.clear")}</Button>
          )
        }
      />
    </Card>
  );
}
