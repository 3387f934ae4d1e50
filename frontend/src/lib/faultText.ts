import { useCallback, useMemo } from "react";
import type { Fault, FaultField } from "@/lib/fault";
import { hasText, type TextKey, type TextParams, text, useText } from "@/lib/i18n";

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

// Parameters travel as strings; figures among them are written in the language's
// digits, and the catalogue's placeholders begin with a capital.
function params(given: Record<string, string> = {}): TextParams {
  const out: TextParams = {};
  for (const [name, value] of Object.entries(given)) {
    const worded = /^\d{1,9}$/.test(value) ? Number(value) : value;
    out[name] = worded;
    out[name.charAt(0).toUpperCase() + name.slice(1)] = worded;
  }
  return out;
}
