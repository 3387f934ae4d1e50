import { DateField } from "@/components/ui/DateField";
import { Select } from "@/components/ui/Select";
import { useFirstDay } from "@/features/account/useFirstDay";
import { type Lifetime, lastDay, localDay, offeredDays } from "@/features/apikey/expiry";
import { formatDate, formatInDays } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";

interface LifetimeFieldProps {
  value: Lifetime;
  /** How many days the organization allows; 0 for as many as one likes. */
  most: number;
  onChange: (lifetime: Lifetime) => void;
  error: string | undefined;
}

/** When a key ends. What the organization doesn't allow is not offered, and it is said why. */
export function LifetimeField({ value, most, onChange, error }: LifetimeFieldProps) {
  const text = useText();
  const locale = useLocaleTag();
  const firstDay = useFirstDay();
  const now = new Date();
  const days = offeredDays(most).map((count) => ({
    id: String(count),
    label: `${formatInDays(count, locale)} · ${formatDate(new Date(now.getTime() + count * 86_400_000), locale)}`,
  }));
  const never = most === 0 ? [{ id: "never", label: text("keys.new.expires.never") }] : [];
  const options = [...days, { id: "date", label: text("keys.new.expires.date") }, ...never];
  const choose = (id: string) => {
    if (id === "never") onChange({ kind: "never" });
    else if (id === "date") onChange({ kind: "date", day: "" });
    else onChange({ kind: "days", days: Number(id) });
  };
  return (
    <div className="flex flex-wrap items-start gap-3">
      <Select
        label={text("keys.column.expires")}
        help={most > 0 ? text("keys.new.policy", { Count: most }) : undefined}
        options={options}
        value={value.kind === "days" ? String(value.days) : value.kind}
        onChange={choose}
        error={value.kind === "date" ? undefined : error}
        className="min-w-64 flex-1"
      />
      {value.kind === "date" && (
        <DateField
          label={text("keys.new.last_day")}
          value={value.day}
          onChange={(day) => onChange({ kind: "date", day })}
          min={localDay(now)}
          max={lastDay(most, now)}
          firstDay={firstDay}
          error={error}
        />
      )}
    </div>
  );
}
