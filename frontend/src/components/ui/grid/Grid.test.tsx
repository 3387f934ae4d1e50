import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Grid } from "@/components/ui/grid/Grid";
import type { GridColumn } from "@/components/ui/grid/GridHead";
import { mostAtOnce } from "@/components/ui/grid/SelectionBar";
import { useChosen } from "@/components/ui/grid/useChosen";
import { MenuItem } from "@/components/ui/Menu";
import { text } from "@/lib/i18n";
import { show } from "@/test/render";

interface Thing {
  id: string;
}

const columns: GridColumn<Thing>[] = [{ id: "name", title: "Name", cell: ({ id }) => id }];
const many = Array.from({ length: 600 }, (_, at) => ({ id: `thing ${at}` }));

function Things({ items, onOpen, onAct }: { items: Thing[]; onOpen?: () => void; onAct?: (id: string) => void }) {
  const { chosen, selection } = useChosen(items);
  return (
    <Grid
      label="Things"
      count={items.length}
      itemAt={(place) => items[place]}
      nameOf={({ id }) => id}
      columns={columns}
      template="grid-cols-3"
      selection={{ ...selection, bar: <p>{chosen.length} chosen</p> }}
      onOpen={onOpen}
      menu={({ id }) => <MenuItem onAction={() => onAct?.(id)}>Act</MenuItem>}
    />
  );
}

test("a press on a row opens it, or its menu where there is nothing else", async () => {
  const onOpen = vi.fn();
  const onAct = vi.fn();
  const { again } = show(<Things items={many.slice(0, 3)} onOpen={onOpen} />);
  await userEvent.click(screen.getByText("thing 1"));
  expect(onOpen).toHaveBeenCalledOnce();
  again(<Things items={many.slice(0, 3)} onAct={onAct} />);
  await userEvent.click(screen.getByText("thing 2"));
  await userEvent.click(screen.getByRole("menuitem", { name: "Act" }));
  expect(onAct).toHaveBeenCalledWith("thing 2");
});

test("no more are chosen than one Change takes, and who has gone is no longer chosen", async () => {
  const { again } = show(<Things items={many} />);
  await userEvent.click(screen.getByRole("checkbox", { name: text("members.select.all") }));
  screen.getByText(`${mostAtOnce} chosen`);
  again(<Things items={many.slice(0, 4)} />);
  screen.getByText("4 chosen");
  await userEvent.click(screen.getByRole("checkbox", { name: text("members.select", { Name: "thing 3" }) }));
  screen.getByText("3 chosen");
});
