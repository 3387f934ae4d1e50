import { useState } from "react";
import type { KeyState } from "@/features/apikey/api";

/** Which keys somebody looks for. */
export function useLooking() {
  const [search, setSearch] = useState("");
  const [state, setState] = useState<KeyState>("active");
  return { search, setSearch, state, setState };
}

/** The same, for whoever is told of it. */
export type Looking = ReturnType<typeof useLooking>;
