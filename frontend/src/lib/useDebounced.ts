import { useEffect, useState } from "react";

/** How long typing must rest before it is searched for, in milliseconds. */
const pause = 120;

/** What is typed at once, and handed on after a pause. What comes from outside replaces it. */
export function useDebounced(value: string, onChange: (value: string) => void) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed), typed === "" ? 0 : pause);
    return () => clearTimeout(timer);
  });
  return [typed, setTyped] as const;
}
