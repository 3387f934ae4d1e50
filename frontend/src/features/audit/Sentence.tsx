import { Trans } from "react-i18next";
import { limitLevelText, limitText } from "@/features/limit/words";
import type { EntryView } from "@/lib/bindings";
import { formatPercent } from "@/lib/format";
import { hasText, type TextKey, useLocaleTag, useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

type Text = ReturnType<typeof useText>;

/** An entry in words: who did what to what. */
export function Sentence({ entry }: { entry: EntryView }) {
  const text = useText();
  const locale = useLocaleTag();
  return (
    <p className="text-ink">
      <Trans
        i18nKey={keyOf(entry)}
        values={{
          Actor: isolate(actorText(entry, text)),
          Target: isolate(entry.target.name || text("activity.target.erased")),
          Workspace: isolate(entry.workspace.name),
          ...isolated(entry, text, locale),
        }}
        components={{ b: <b className="font-semibold" /> }}
      />
    </p>
  );
}

// What people do to themselves reads oddly as done to somebody.
function keyOf({ kind, actor, target, after }: EntryView): string {
  const self = actor.id !== "" && actor.id === target.id ? [`activity.self.${kind}`] : [];
  const ofModel = after.model ? [`activity.${kind}.model`] : [];
  return [...self, ...ofModel, `activity.${kind}`].find(hasText) ?? "activity.unknown";
}

function actorText({ actor }: EntryView, text: (key: TextKey) => string): string {
  if (actor.kind === "system") return text("activity.actor.system");
  if (actor.kind === "operator") return text("activity.actor.operator");
  return actor.kind === "erased" ? text("activity.actor.erased") : actor.name;
}

function isolated({ before, after }: EntryView, text: Text, locale: string): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...before, ...after })) {
    out[name.charAt(0).toUpperCase() + name.slice(1)] = isolate(words[name]?.(value, text, locale) ?? value);
  }
  return out;
}

// What stands for words.
const words: Record<string, (value: string, text: Text, locale: string) => string> = {
  limit: limitText,
  level: limitLevelText,
  percent: (value, _, locale) => formatPercent(Number(value), locale),
};
