import { levelsOf } from "@/features/limit/values";
import { limitLevelText } from "@/features/limit/words";
import type { LevelsView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** The levels that limits are set at, above those of one of them. */
export function LimitsHead({ view }: { view: LevelsView }) {
  const text = useText();
  const { own, above } = levelsOf(view);
  return (
    <thead>
      <tr>
        <th scope="col" className="h-11 ps-4.5 pe-3 text-start text-small font-medium text-ink-2">
          {text("limits.limit")}
        </th>
        {above.map((level) => (
          <th key={level.level} scope="col" className="px-3 text-end text-small font-medium text-ink-2">
            {limitLevelText(level.level, text)}
          </th>
        ))}
        {own && (
          <th scope="col" className="w-44 px-3 text-end text-small font-medium text-ink">
            {limitLevelText(own.level, text)}
          </th>
        )}
        <th scope="col" className="ps-3 pe-4.5 text-end text-small font-medium text-ink-2">
          {text("limits.in_force")}
        </th>
      </tr>
    </thead>
  );
}
