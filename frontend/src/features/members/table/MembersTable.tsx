import { type ReactNode, useState } from "react";
import { Grid, type GridSelection } from "@/components/ui/grid/Grid";
import type { Span } from "@/components/ui/grid/useWindow";
import { pageSize, usePlaces } from "@/features/members/api";
import type { Narrowing } from "@/features/members/narrowing";
import { templates, useColumns } from "@/features/members/table/useColumns";
import type { MemberRef, MembersView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";
import { range } from "@/lib/range";

interface TableProps {
  organization: string;
  /** The page at the top, which says how many there are. */
  top: MembersView;
  narrowing: Narrowing;
  onNarrow: (narrowing: Narrowing) => void;
  selection: GridSelection<MemberRef>;
  onOpen: (member: MemberRef) => void;
  menu: (member: MemberRef) => ReactNode;
}

/** A table of any number of members, read as they come into sight. */
export function MembersTable({ organization, top, narrowing, onNarrow, selection, onOpen, menu }: TableProps) {
  const { matches: count, manages } = top;
  const [numbers, setNumbers] = useState([0]);
  const text = useText();
  const places = usePlaces(organization, narrowing, numbers, top);
  const columns = useColumns(manages, narrowing, onNarrow);
  const read = (span: Span) => {
    const wanted = pagesOf(span);
    if (wanted.join() !== numbers.join()) setNumbers(wanted);
  };
  return (
    <Grid
      label={text("members.title")}
      count={count}
      itemAt={places}
      nameOf={({ name }) => name}
      columns={columns}
      template={manages ? templates.manages : templates.reads}
      selection={manages ? selection : undefined}
      menu={manages ? menu : undefined}
      onOpen={onOpen}
      onDrawn={read}
      about={narrowing}
    />
  );
}

function pagesOf({ first, last }: Span): number[] {
  return range(Math.floor(Math.max(0, first) / pageSize), Math.floor(Math.max(0, last) / pageSize));
}
