import { limitLevelText, limitText } from "@/features/limit/words";
import type { MessageView } from "@/lib/bindings";
import { Fault } from "@/lib/fault";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/** Words what there is to know of an answer, limits and their levels by what the console calls them. */
export function useProblemText(): (message: MessageView) => string | undefined {
  const text = useText();
  const faults = useFaultText();
  return ({ problem, model }) => {
    if (!problem) return undefined;
    const { level = "", limit = "" } = problem.params;
    const params = { model, ...problem.params, level: limitLevelText(level, text), limit: limitText(limit, text) };
    return faults.whole(new Fault({ ...problem, params }));
  };
}
