import { Outlet, useNavigate } from "@tanstack/react-router";
import { SearchX } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { Unread } from "@/components/ui/Unread";
import { useCurrent } from "@/features/account/Current";
import { Asking, type Question } from "@/features/members/Asking";
import { listed, mostAtOnce, useTop } from "@/features/members/api";
import { isNarrowed, widened } from "@/features/members/narrowing";
import { Tools } from "@/features/members/Tools";
import { BulkBar } from "@/features/members/table/BulkBar";
import { MembersTable } from "@/features/members/table/MembersTable";
import { RowMenu } from "@/features/members/table/RowMenu";
import { TableSkeleton } from "@/features/members/table/TableSkeleton";
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
  const [menu, setMenu] = useState<{ member: MemberRef; trigger: HTMLElement } | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const { setRole, setSeat, isPending } = useChanges();
  const open = (member: string) => void navigate({ to: "/members/$member", params: { member }, resetScroll: false });
  const selected = [...chosen.selection.values()].map((member) => listed(organization.id, member.id) ?? member);
  const change = (made: Promise<boolean>) => void made.then((isDone) => isDone && chosen.clear());
  const only = (act: () => void) => view.manages && act();
  if (view.matches === 0) return <Nobody />;
  return (
    <>
      <MembersTable
        organization={organization.id}
        top={view}
        narrowing={narrowing}
        onNarrow={setNarrowing}
        selection={chosen.selection}
        actions={{
          onOpen: ({ id }) => open(id),
          onToggle: (member) => only(() => chosen.toggle(member)),
          onExtend: (from, to) => only(() => void chosen.extend(from, to)),
          onAll: () => only(() => void chosen.extend(0, mostAtOnce - 1)),
          onNone: chosen.clear,
          onMenu: (member, trigger) => setMenu({ member, trigger }),
        }}
        bar={
          chosen.selection.size > 0 && (
            <BulkBar
              count={chosen.selection.size}
              isPending={isPending}
              onRole={(role, on) => change(setRole(selected, role, on))}
              onSeat={(on) => change(setSeat(selected, on))}
              onRemove={() => setQuestion({ what: "remove", members: selected })}
              onClear={chosen.clear}
            />
          )
        }
      />
      {menu && (
        <RowMenu
          {...menu}
          isFull={view.active + view.invited >= view.seats}
          onOpen={() => open(menu.member.id)}
          onAsk={(what) => setQuestion({ what, members: [menu.member] })}
          onClose={() => setMenu(null)}
        />
      )}
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
