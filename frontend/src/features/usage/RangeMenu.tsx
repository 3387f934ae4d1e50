import { Calendar, ChevronDown } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Menu, MenuItem, MenuLine, MenuSection } from "@/components/ui/Menu";
import { useCurrent } from "@/features/account/Current";
import { useRefusalText } from "@/features/plan/Gate";
import { useAvailable } from "@/features/plan/useAvailable";
import { RangeDialog } from "@/features/usage/RangeDialog";
import { monthRange, monthsUntil, type Range, spanRange, spans } from "@/features/usage/range";
import { formatDays, formatMonth } from "@/lib/amounts";
import { useLocaleTag, useText } from "@/lib/i18n";

interface RangeMenuProps {
  range: Range;
  today: string;
  onChange: (range: Range) => void;
}

const months = 6;

/** Which days are shown. A month is on every plan, other days need one that has them in detail. */
export function RangeMenu({ range, today, onChange }: RangeMenuProps) {
  const [chooses, setChooses] = useState(false);
  const { organization } = useCurrent();
  const refusal = useAvailable(organization.id).refusal({ feature: "usage_detail" });
  const refused = useRefusalText();
  const text = useText();
  const locale = useLocaleTag();
  const trigger = (
    <Button aria-label={`${text("usage.range")}: ${formatDays(range.from, range.to, locale)}`}>
      <Calendar aria-hidden />
      {formatDays(range.from, range.to, locale)}
      <ChevronDown aria-hidden className="text-ink-3" />
    </Button>
  );
  return (
    <>
      <Menu trigger={trigger} label={text("usage.range")} placement="bottom end" className="max-w-80">
        <MenuSection
          title={text("usage.range.months")}
          selectionMode="single"
          selectedKeys={range.month ? [range.month] : []}
          onSelectionChange={(keys) => onChange(monthRange([...keys].join("") || (range.month ?? ""), today))}
        >
          {monthsUntil(today, months).map((month) => (
            <MenuItem key={month} id={month}>
              {formatMonth(month, locale, true)}
            </MenuItem>
          ))}
        </MenuSection>
        <MenuLine />
        <MenuSection title={refusal ? refused(refusal) : text("usage.range.span")}>
          {(["today", "week", "days"] as const).map((id) => (
            <MenuItem
              key={id}
              id={id}
              isDisabled={refusal !== null}
              onAction={() => onChange(spanRange(spans[id], today))}
            >
              {text(`usage.range.${id}`)}
            </MenuItem>
          ))}
          <MenuItem id="custom" isDisabled={refusal !== null} onAction={() => setChooses(true)}>
            {text("usage.range.custom")}
          </MenuItem>
        </MenuSection>
      </Menu>
      {chooses && <RangeDialog {...{ range, today, onChange }} onClose={() => setChooses(false)} />}
    </>
  );
}
