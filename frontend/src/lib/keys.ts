import { useCallback } from "react";
import { useText } from "@/lib/i18n";
import { isMac } from "@/lib/platform";

/** Writes a shortcut ("Ctrl Shift L") as it is labelled on this machine's keyboard. */
export function useKeys(): (keys: string) => string {
  const text = useText();
  return useCallback(
    (keys) => {
      if (isMac) return keys.replace("Ctrl ", "⌘").replace("Shift ", "⇧");
      return keys.replace("Ctrl", text("key.ctrl")).replace("Shift", text("key.shift"));
    },
    [text],
  );
}
