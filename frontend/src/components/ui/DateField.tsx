import { parseDate } from "@internationalized/date";
import { CalendarDays, ChevronLeft, ChevronRight } from "lucide-react";
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Popover,
} from "react-aria-components";
import { FieldFoot, FieldLabel, type FieldTexts } from "@/components/ui/field";
import { popoverClass } from "@/components/ui/Select";
import { cx } from "@/lib/cx";
import type { FirstDay } from "@/lib/week";

interface DateFieldProps extends FieldTexts {
  /** A day such as 2026-11-22; "" while there is none. */
  value: string;
  onChange: (day: string) => void;
  min?: string;
  max?: string;
  /** With which weeks begin; as the language has it, if absent. */
  firstDay?: FirstDay;
}

/** A labelled field for a day, typed or picked from a month. */
export function DateField({ label, hideLabel, help, error, value, onChange, min, max, firstDay }: DateFieldProps) {
  return (
    <DatePicker
      validationBehavior="aria"
      value={value ? parseDate(value) : null}
      onChange={(day) => onChange(day?.toString() ?? "")}
      minValue={min ? parseDate(min) : undefined}
      maxValue={max ? parseDate(max) : undefined}
      isInvalid={Boolean(error)}
      className="flex min-w-0 flex-col gap-1.5"
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <Group className={boxClass}>
        <DateInput className="flex flex-1 tabular-nums">
          {(segment) => (
            <DateSegment
              segment={segment}
              className="rounded-[3px] px-0.5 whitespace-pre outline-none data-placeholder:text-ink-3 data-focused:bg-accent data-focused:text-accent-ink"
            />
          )}
        </DateInput>
        <Button className={iconClass}>
          <CalendarDays aria-hidden />
        </Button>
      </Group>
      <FieldFoot help={help} error={error} />
      <Popover className={cx(popoverClass, "p-3")}>
        <Dialog className="outline-none">
          <Month firstDay={firstDay} />
        </Dialog>
      </Popover>
    </DatePicker>
  );
}

const days = { monday: "mon", saturday: "sat", sunday: "sun" } as const;

function Month({ firstDay }: { firstDay: FirstDay | undefined }) {
  return (
    <Calendar firstDayOfWeek={firstDay && days[firstDay]}>
      <header className="flex items-center gap-1 pbe-2">
        <Heading className="flex-1 ps-1.5 font-medium text-ink" />
        <Button slot="previous" className={iconClass}>
          <ChevronLeft aria-hidden className="rtl:-scale-x-100" />
        </Button>
        <Button slot="next" className={iconClass}>
          <ChevronRight aria-hidden className="rtl:-scale-x-100" />
        </Button>
      </header>
      <CalendarGrid>
        <CalendarGridHeader>
          {(day) => (
            <CalendarHeaderCell className="size-8 text-caption font-medium text-ink-3">{day}</CalendarHeaderCell>
          )}
        </CalendarGridHeader>
        <CalendarGridBody>
          {(date) => (
            <CalendarCell
              date={date}
              className="flex size-8 cursor-default items-center justify-center rounded-sm text-small tabular-nums outline-none data-disabled:text-ink-3/50 data-hovered:bg-hover data-outside-month:hidden data-selected:bg-accent data-selected:text-accent-ink data-focus-visible:outline-2 data-focus-visible:outline-accent"
            />
          )}
        </CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  );
}

// As fields look, but for those that can't be written in: to the browser, nothing around a field can.
const boxClass = cx(
  "flex h-8 w-44 items-center rounded-md border border-control bg-surface ps-2.5 pe-1 text-ink",
  "data-hovered:border-ink-3 data-focus-within:border-accent data-focus-within:outline-2 data-focus-within:-outline-offset-1 data-focus-within:outline-accent",
  "data-invalid:border-red data-disabled:opacity-60",
);

const iconClass =
  "flex size-6 shrink-0 items-center justify-center rounded-sm text-ink-2 transition-colors data-hovered:bg-hover data-hovered:text-ink focus-visible:outline-2 focus-visible:outline-accent disabled:opacity-50 [&_svg]:size-4";
