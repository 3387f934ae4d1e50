import { useEffect, useState } from "react";
import type { Dimension } from "@/features/usage/api";
import type { Measure } from "@/features/usage/parts";
import { dayAt, monthRange, type Range } from "@/features/usage/range";

/** What somebody looks at: which days, by what, and how much of what. */
export interface Shown {
  range: Range;
  setRange: (range: Range) => void;
  /** The day of UTC. */
  today: string;
  by: Dimension;
  setBy: (by: Dimension) => void;
  measure: Measure;
  setMeasure: (measure: Measure) => void;
}

/** Begins with this month by model. A month that was chosen grows with its days. */
export function useShown(): Shown {
  const today = useToday();
  const [chosen, setRange] = useState<Range>(() => monthRange(today.slice(0, 7), today));
  const [by, setBy] = useState<Dimension>("model");
  const [measure, setMeasure] = useState<Measure>("spend");
  const range = chosen.month ? monthRange(chosen.month, today) : chosen;
  return { range, setRange, today, by, setBy, measure, setMeasure };
}

function useToday(): string {
  const [today, setToday] = useState(() => dayAt(new Date()));
  useEffect(() => {
    const timer = setInterval(() => setToday(dayAt(new Date())), 30_000);
    return () => clearInterval(timer);
  }, []);
  return today;
}
