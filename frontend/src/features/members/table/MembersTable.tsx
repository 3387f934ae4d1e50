// biome-ignore-all lint/a11y/useSemanticElements: rows that stand anywhere, of which few are drawn, are no table to the browser
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { Card } from "@/components/ui/Card";
import { pageSize, range, usePlaces } from "@/features/members/api";
import { type Narrowing, type SortKey, sortedBy } from "@/features/members/narrowing";
import { rowHeight } from "@/features/members/table/columns";
import { Head } from "@/features/members/table/Head";
import { MemberRow } from "@/features/members/table/MemberRow";
import type { Selection } from "@/features/members/table/selection";
import { Tick } from "@/features/members/table/Tick";
import { type GridActions, useGrid } from "@/features/members/table/useGrid";
import { type Span, useWindow } from "@/features/members/table/useWindow";
import type { MemberRef, MembersView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** What may be done with members from the table. */
export interface TableActions extends Pick<GridActions, "onExtend" | "onAll" | "onNone"> {
  onOpen: (member: MemberRef) => void;
  onToggle: (member: MemberRef) => void;
  onMenu: (member: MemberRef, trigger: HTMLElement) => void;
}

interface TableProps {
  organization: string;
  /** The page at the top, which says how many there are. */
  top: MembersView;
  narrowing: Narrowing;
  onNarrow: (narrowing: Narrowing) => void;
  selection: Selection;
  actions: TableActions;
  /** What may be done with those selected, in place of the columns' titles. */
  bar: ReactNode;
}

/** A table of any number of members, of which those in sight are in the page. */
export function MembersTable({ organization, top, narrowing, onNarrow, ...rest }: TableProps) {
  const { selection, actions, bar } = rest;
  const { matches: count, manages } = top;
  const body = useRef<HTMLDivElement>(null);
  const text = useText();
  const span = useWindow(body, count, rowHeight);
  const places = usePlaces(organization, narrowing, pagesOf(span), top);
  const { active, setActive, handlers } = useGrid(body, count, {
    ...actions,
    onOpen: (place) => withMember(places(place), actions.onOpen),
    onToggle: (place) => withMember(places(place), actions.onToggle),
    onMenu: (place, trigger) => withMember(places(place), (member) => actions.onMenu(member, trigger)),
  });
  const sort = (key: SortKey) => onNarrow(sortedBy(narrowing, key));
  useBackToTop(body, narrowing, () => setActive(0));
  useFocusAfter(body, Boolean(bar));
  const drawn = range(span.first, span.last);
  if (count > 0 && !drawn.includes(active)) drawn.push(active); // the focus may be there
  const isOn = selection.size > 0 && (selection.size >= count ? true : "some");
  const tick = <Tick label={text("members.select.all")} isOn={isOn} onPress={isOn ? actions.onNone : actions.onAll} />;
  return (
    <Card className="@container">
      <div>
        {bar}
        <div
          role="grid"
          aria-label={text("members.title")}
          aria-rowcount={count + 1}
          aria-multiselectable={manages || undefined}
          {...handlers}
        >
          <div
            role="rowgroup"
            className="sticky inset-bs-12 z-1 rounded-t-lg border-be border-line bg-surface md:inset-bs-0"
          >
            <Head narrowing={narrowing} manages={manages} onSort={sort} tick={tick} />
          </div>
          <div
            ref={body}
            role="rowgroup"
            className="relative overflow-clip rounded-b-lg"
            style={{ blockSize: count * rowHeight }}
          >
            {drawn.map((place) => {
              const member = places(place);
              const isSelected = member !== undefined && selection.has(member.id);
              const isActive = place === active;
              return <MemberRow key={place} {...{ place, member, manages, isActive, isSelected }} />;
            })}
          </div>
        </div>
      </div>
    </Card>
  );
}

// A row whose member is still being read has nothing to do.
function withMember(member: MemberRef | undefined, act: (member: MemberRef) => void): void {
  if (member) act(member);
}

function pagesOf({ first, last }: Span): number[] {
  return range(Math.floor(Math.max(0, first) / pageSize), Math.floor(Math.max(0, last) / pageSize));
}

// Other people, or another order, begin at the top.
function useBackToTop(body: RefObject<HTMLElement | null>, narrowing: Narrowing, back: () => void): void {
  const before = useRef(narrowing);
  useEffect(() => {
    if (before.current === narrowing) return;
    before.current = narrowing;
    back();
    const card = body.current?.parentElement;
    const top = card?.getBoundingClientRect().top ?? 0;
    if (top < 0) window.scrollBy({ top: top - 72 });
  });
}

// The bar goes together with the button that was pressed on it: the keyboard goes on in the rows.
function useFocusAfter(body: RefObject<HTMLElement | null>, hasBar: boolean): void {
  const had = useRef(hasBar);
  useEffect(() => {
    const isLost = had.current && !hasBar && document.activeElement === document.body;
    had.current = hasBar;
    if (isLost) body.current?.querySelector<HTMLElement>("[data-place][tabindex='0']")?.focus({ preventScroll: true });
  });
}
