import { Button } from "@/components/ui/Button";
import type { Limited } from "@/features/limit/api";
import { limitedModels, saidBy } from "@/features/limit/values";
import { useLimitsLine } from "@/features/limit/words";
import { useModels } from "@/features/resource/api";
import type { LevelsView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

interface ModelLimitsProps {
  about: Limited;
  view: LevelsView;
  onEdit: (model: string) => void;
}

/** The models that have limits of their own, at whichever level. */
export function ModelLimits({ about, view, onEdit }: ModelLimitsProps) {
  const known = useModels(about.organization).data?.models ?? [];
  const line = useLimitsLine(view.currency);
  const text = useText();
  const limited = limitedModels(view);
  if (limited.length === 0) return null;
  const nameOf = (id: string) => known.find((model) => model.id === id)?.name ?? text("usage.unnamed");
  // A workspace's tab has no title above this one but the page's.
  const Title = about.workspace !== "" && about.key === "" ? "h2" : "h3";
  return (
    <section className="border-bs border-line">
      <Title className="px-4.5 pbs-3 text-small font-medium text-ink-2">{text("limits.per_model")}</Title>
      <ul>
        {limited.map((model) => (
          <li key={model} className="flex items-center gap-3 px-4.5 py-2.5 not-first:border-bs not-first:border-line">
            <div className="min-w-0 flex-1">
              <bdi className="font-medium text-ink">{nameOf(model)}</bdi>
              {view.levels.map((level) => {
                const said = line(saidBy(level, model));
                if (!said) return null;
                return (
                  <p key={level.level} className="text-small text-ink-2">
                    {text("label.value", { Label: isolate(level.name), Value: said })}
                  </p>
                );
              })}
            </div>
            <Button size="small" onPress={() => onEdit(model)}>
              {text("limits.edit")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
