import { useState } from "react";
import { DateField } from "@/components/ui/DateField";
import { FormDialog } from "@/components/ui/FormDialog";
import { useFirstDay } from "@/features/account/useFirstDay";
import { dayLater, longest, type Range } from "@/features/usage/range";
import { useText } from "@/lib/i18n";

interface RangeDialogProps {
  range: Range;
  today: string;
  onChange: (range: Range) => void;
  onClose: () => void;
}

/** Asks from which day to which. */
export function RangeDialog({ range, today, onChange, onClose }: RangeDialogProps) {
  const [from, setFrom] = useState(range.from);
  const [to, setTo] = useState(range.to);
  const firstDay = useFirstDay();
  const text = useText();
  const earliest = to && dayLater(to, 1 - longest);
  const wrongFrom = from !== "" && from < earliest ? text("usage.range.longest", { Days: longest }) : undefined;
  const wrongTo = useWrongEnd(from, to, today);
  return (
    <FormDialog
      title={text("usage.range.title")}
      submit={text("usage.range.show")}
      asked={{ isPending: false, error: null }}
      isMissing={!from || !to || wrongFrom !== undefined || wrongTo !== undefined}
      onSubmit={() => {
        onChange({ from, to });
        onClose();
      }}
      onClose={onClose}
      className="max-w-md"
    >
      <div className="flex flex-wrap items-start gap-4">
        <DateField
          label={text("usage.range.from")}
          value={from}
          onChange={setFrom}
          min={earliest}
          max={today}
          firstDay={firstDay}
          error={wrongFrom}
        />
        <DateField
          label={text("usage.range.to")}
          value={to}
          onChange={setTo}
          max={today}
          firstDay={firstDay}
          error={wrongTo}
        />
      </div>
    </FormDialog>
  );
}

function useWrongEnd(from: string, to: string, today: string): string | undefined {
  const text = useText();
  if (to > today) return text("usage.range.future");
  return from !== "" && to !== "" && to < from ? text("usage.range.backwards") : undefined;
}
