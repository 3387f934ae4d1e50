import { useEffect, useState } from "react";

const pause = 250;

/** A value once it has stopped changing. It is told apart by what it says, not by which object it is. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  const said = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(said) as T), pause);
    return () => clearTimeout(timer);
  }, [said]);
  return settled;
}
