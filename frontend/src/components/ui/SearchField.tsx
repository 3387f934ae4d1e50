import { Search, X } from "lucide-react";
import { SearchField as AriaSearchField, Button, Input } from "react-aria-components";
import { inputClass } from "@/components/ui/field";
import { cx } from "@/lib/cx";
import { useText } from "@/lib/i18n";

interface SearchProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  maxLength?: number;
  className?: string;
}

/** A field that narrows down what stands below it. Escape empties it. */
export function SearchField({ label, className, maxLength, ...rest }: SearchProps) {
  const text = useText();
  return (
    <AriaSearchField
      {...rest}
      aria-label={label}
      onSubmit={() => undefined} // what it is about narrows as one types, and a form around it is another matter
      className={cx("group relative flex min-w-0 items-center", className)}
    >
      <Search aria-hidden className="pointer-events-none absolute inset-s-2.5 size-4 text-ink-3" />
      <Input
        placeholder={label}
        maxLength={maxLength}
        className={cx(inputClass, "h-8 ps-8.5 pe-8 text-ellipsis [&::-webkit-search-cancel-button]:hidden")}
      />
      <Button
        aria-label={text("action.clear")}
        className="absolute inset-e-1 flex size-6 items-center justify-center rounded-sm text-ink-2 transition-colors group-data-empty:invisible data-hovered:bg-hover data-hovered:text-ink"
      >
        <X aria-hidden className="size-3.5" />
      </Button>
    </AriaSearchField>
  );
}
