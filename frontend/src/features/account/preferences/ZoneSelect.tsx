import { Check, ChevronDown, Search } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import {
  Autocomplete,
  Button,
  DialogTrigger,
  Input,
  ListBox,
  ListBoxItem,
  ListLayout,
  Popover,
  TextField,
  useFilter,
  Virtualizer,
} from "react-aria-components";
import { itemClass, popoverClass } from "@/components/ui/Select";
import { type Zone, zoneLabel, zoneOffset, zones } from "@/features/account/preferences/zones";
import { cx } from "@/lib/cx";
import { useLocaleTag, useText } from "@/lib/i18n";
import { Auto, systemZone } from "@/lib/timeZone";

interface ZoneSelectProps {
  value: string;
  onChange: (zone: string) => void;
}

/** A choice among some four hundred time zones, by searching. */
export function ZoneSelect({ value, onChange }: ZoneSelectProps) {
  const [isOpen, setOpen] = useState(false);
  const text = useText();
  usePrepared();
  const shown = value === Auto ? text("preferences.zone.system", { Zone: zoneLabel(systemZone()) }) : zoneLabel(value);
  const choose = (zone: string) => {
    setOpen(false);
    if (zone !== value) onChange(zone);
  };
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button
        aria-label={`${text("preferences.zone")}: ${shown}`}
        className="flex h-8 w-full items-center gap-2 rounded-md border border-control bg-surface ps-2.5 pe-2 text-start text-ink transition-colors data-hovered:border-ink-3 focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-accent"
      >
        <span className="min-w-0 flex-1 truncate">
          <bdi>{shown}</bdi>
        </span>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-3" />
      </Button>
      <Popover
        placement="bottom start"
        aria-label={text("preferences.zone")}
        className={cx(popoverClass, "w-112 max-w-[90vw]")}
      >
        <Zones value={value} onChange={choose} />
      </Popover>
    </DialogTrigger>
  );
}

function Zones({ value, onChange }: ZoneSelectProps) {
  const { contains } = useFilter({ sensitivity: "base" });
  const [query, setQuery] = useState("");
  const text = useText();
  const locale = useLocaleTag();
  const items = useMemo(() => {
    const label = text("preferences.zone.system", { Zone: zoneLabel(systemZone()) });
    return [{ id: Auto, label, name: "" }, ...zones(locale)];
  }, [locale, text]);
  return (
    <Autocomplete filter={contains} inputValue={query} onInputChange={setQuery}>
      <TextField
        autoFocus
        aria-label={text("preferences.zone.search")}
        className="flex items-center gap-2 border-be border-line px-3"
      >
        <Search aria-hidden className="size-4 shrink-0 text-ink-3" />
        <Input
          role="combobox"
          aria-expanded
          placeholder={text("preferences.zone.search")}
          className="h-9 w-full min-w-0 bg-transparent text-ink outline-none"
        />
      </TextField>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: 32, padding: 4 }}>
        <ListBox
          aria-label={text("preferences.zone")}
          items={items}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[value]}
          onSelectionChange={(keys) => keys !== "all" && onChange(String([...keys][0] ?? value))}
          className="h-80 overflow-auto outline-none"
          renderEmptyState={() => (
            <p className="px-3 py-10 text-center text-ink-2">{text("preferences.zone.empty", { Query: query })}</p>
          )}
        >
          {(zone) => <ZoneItem zone={zone} />}
        </ListBox>
      </Virtualizer>
    </Autocomplete>
  );
}

function ZoneItem({ zone }: { zone: Zone }) {
  return (
    <ListBoxItem id={zone.id} textValue={`${zone.label} ${zone.name}`} className={cx(itemClass, "h-8")}>
      {({ isSelected }) => (
        <>
          <span className="min-w-0 truncate">
            <bdi>{zone.label}</bdi>
          </span>
          <span className="min-w-0 flex-1 truncate text-small text-ink-3">{zone.name}</span>
          <Offset zone={zone.id} />
          <Check aria-hidden className={cx("text-accent", !isSelected && "invisible")} />
        </>
      )}
    </ListBoxItem>
  );
}

// Only for what is in sight: it takes a while for all of them.
function Offset({ zone }: { zone: string }) {
  const locale = useLocaleTag();
  return (
    <span className="shrink-0 text-small text-ink-3 tabular-nums">
      {zoneOffset(zone === Auto ? systemZone() : zone, locale)}
    </span>
  );
}

// Names the zones while nobody waits for it.
function usePrepared(): void {
  const locale = useLocaleTag();
  useEffect(() => {
    const timer = setTimeout(() => zones(locale), 200);
    return () => clearTimeout(timer);
  }, [locale]);
}
