import { useCallback, useMemo } from "react";
import type { Fault, FaultField } from "@/lib/fault";
import { numbers } from "@/lib/format";
import { currentLanguage, hasText, localeOf, type TextKey, type TextParams, text, useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

type Text = (key: TextKey, params?: TextParams) => string;

/** Words errors and what is wrong with single fields, in the shown language. */
export function useFaultText() {
  const text = useText();
  const whole = useCallback((fault: Fault | null) => (fault ? word(fault, text) : undefined), [text]);
  const field = useCallback((fault: Fault | null, name: string) => wordField(fault?.field(name), text), [text]);
  return useMemo(() => ({ whole, field }), [whole, field]);
}

/** Words an error outside of React. */
export function faultText(fault: Fault): string {
  return word(fault, text);
}

function word(fault: Fault, text: Text): string {
  for (const key of [`error.${fault.code}`, `fault.${fault.code}`]) {
    if (hasText(key)) return text(key, params(fault.params));
  }
  return text("fault.unknown");
}

function wordField(field: FaultField | undefined, text: Text): string | undefined {
  if (!field) return undefined;
  const key = `field.${field.code}`;
  return hasText(key) ? text(key, params(field.params)) : text("fault.unknown");
}

// Parameters travel as strings; figures and amounts among them are written as the
// language does, and the catalogue's placeholders begin with a capital.
function params(given: Record<string, string> = {}): TextParams {
  const out: TextParams = {};
  for (const [name, value] of Object.entries(given)) {
    const worded = /^\d{1,9}$/.test(value) ? Number(value) : amount(value);
    out[name] = worded;
    out[name.charAt(0).toUpperCase() + name.slice(1)] = worded;
  }
  return out;
}

// "120.00 EUR" is what commands say; a page says €120.00.
function amount(value: string): string {
  const [, units, currency] = /^(\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(value) ?? [];
  if (!currency) return value;
  return isolate(numbers(localeOf(currentLanguage()), { style: "currency", currency }).format(Number(units)));
}
