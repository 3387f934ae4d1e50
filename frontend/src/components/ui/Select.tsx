import { Check, ChevronDown } from "lucide-react";
import { Select as AriaSelect, Button, ListBox, ListBoxItem, Popover, SelectValue } from "react-aria-components";
import { FieldFoot, FieldLabel, type FieldTexts } from "@/components/ui/field";
import { cx } from "@/lib/cx";

/** A choice of a Select. */
export interface Option<Id extends string> {
  id: Id;
  label: string;
  lang?: string;
}

/** A field that offers a few choices. */
export interface SelectProps<Id extends string> extends FieldTexts {
  options: Option<Id>[];
  value: Id | null;
  onChange: (value: Id) => void;
  placeholder?: string;
  isDisabled?: boolean;
  className?: string;
}

/** A labelled field that offers a few choices in a list. */
export function Select<Id extends string>({ label, hideLabel, help, error, className, ...rest }: SelectProps<Id>) {
  const { options, value, onChange, placeholder, isDisabled } = rest;
  return (
    <AriaSelect
      value={value}
      onChange={(key) => onChange(key as Id)}
      placeholder={placeholder}
      isDisabled={isDisabled}
      isInvalid={Boolean(error)}
      className={cx("flex min-w-0 flex-col gap-1.5", className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <Button className="flex h-8 items-center gap-2 rounded-md border border-control bg-surface ps-2.5 pe-2 text-start text-ink transition-colors data-hovered:border-ink-3 focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-accent disabled:opacity-50">
        <SelectValue className="min-w-0 flex-1 truncate data-placeholder:text-ink-3 [&_svg]:hidden" />
        <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-3" />
      </Button>
      <FieldFoot help={help} error={error} />
      <Popover className={cx(popoverClass, "min-w-(--trigger-width)")}>
        <ListBox items={options} className="max-h-72 overflow-auto p-1 outline-none">
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={itemClass}>
              {({ isSelected }) => (
                <>
                  <span lang={option.lang} className="flex-1">
                    {option.label}
                  </span>
                  <Check aria-hidden className={cx("text-accent", !isSelected && "invisible")} />
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

/** How every surface that opens over the page looks. */
export const popoverClass =
  "animate-rise rounded-lg border border-line-strong bg-surface shadow-pop outline-none data-exiting:opacity-0 transition-opacity";

/** How a row of a menu or list of choices looks. */
export const itemClass =
  "flex min-h-8 cursor-default items-center gap-2.5 rounded-sm px-2 py-1.5 text-ink outline-none select-none " +
  "data-focused:bg-hover data-hovered:bg-hover data-disabled:text-ink-3 [&_svg]:size-4 [&_svg]:shrink-0";
