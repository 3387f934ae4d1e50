// biome-ignore-all lint/a11y/useSemanticElements: rows that stand anywhere, of which few are drawn, are no table to the browser
// biome-ignore-all lint/a11y/useFocusableInteractive: the row takes the focus, or the buttons in it
import { memo } from "react";
import { edge, type GridShape } from "@/components/ui/grid/GridHead";
import { Cell, CellsSkeleton, MenuCell, Row } from "@/components/ui/grid/Row";
import { Tick } from "@/components/ui/grid/Tick";
import { cx } from "@/lib/cx";
import { useText } from "@/lib/i18n";

interface GridRowProps<T> extends GridShape<T> {
  place: number;
  /** Undefined while it is being read, and so is its name. */
  item: T | undefined;
  name: string | undefined;
  isActive: boolean;
  isSelected: boolean | undefined;
}

/** A row of a Grid, drawn anew only when something about it has changed. */
export const GridRow = memo(function GridRow<T>(props: GridRowProps<T>) {
  const { columns, template, ticks, hasMenu, item, name = "", isSelected = false, ...row } = props;
  const text = useText();
  if (item === undefined) {
    return (
      <Row {...row} name={undefined} isSelected={ticks ? false : undefined} columns={template}>
        <CellsSkeleton place={row.place} ticks={ticks} />
      </Row>
    );
  }
  return (
    <Row {...row} name={name} isSelected={ticks ? isSelected : undefined} columns={template}>
      {ticks && (
        <Cell className="justify-center ps-2">
          <Tick label={text("members.select", { Name: name })} isOn={isSelected} />
        </Cell>
      )}
      {columns.map(({ id, cell, className }, index) => (
        <Cell key={id} className={cx(className, edge(index, columns.length, ticks, hasMenu))}>
          {cell(item)}
        </Cell>
      ))}
      {hasMenu && <MenuCell name={name} />}
    </Row>
  );
}) as <T>(props: GridRowProps<T>) => React.JSX.Element;
