import { zoneLabel } from "@/features/account/preferences/zones";
import { roleText } from "@/features/organization/words";
import { formatExact } from "@/lib/amounts";
import { formatList, formatPercent, numbers } from "@/lib/format";
import { hasText, isLanguage, languages, useLocaleTag, useText } from "@/lib/i18n";
import { dayText, isFirstDay, usualFirstDay } from "@/lib/week";

/** Values of an entry that stand for words are shown as those words. */
export function useWorded(): (name: string, value: string) => string {
  const text = useText();
  const locale = useLocaleTag();
  const stem = (key: string, value: string) => (hasText(key) ? text(key) : value);
  const most = (value: string) => (value === "0" ? text("limits.none") : formatExact(Number(value), locale));
  const words: Record<string, (value: string) => string> = {
    language: (value) => (isLanguage(value) ? languages[value] : value),
    theme: (value) => stem(`theme.${value}`, value),
    contrast: (value) => stem(`contrast.${value}`, value),
    policy: (value) => stem(`policy.${value}`, value),
    open: (value) => text(value === "true" ? "activity.value.open" : "activity.value.closed"),
    timeZone: (value) => (value === "auto" ? text("theme.system") : zoneLabel(value)),
    firstDay: (value) =>
      isFirstDay(value)
        ? dayText(value, locale)
        : text("preferences.first_day.auto", { Day: dayText(usualFirstDay(locale), locale) }),
    interval: (value) => stem(`activity.value.interval.${value}`, value),
    models: (value) => (value === "*" ? text("activity.value.models_all") : value),
    days: (value) => (value === "0" ? text("chat.for_ever") : text("chat.days", { Count: Number(value) })),
    chats: (value) => text("chat.all.chats", { Count: Number(value) }),
    seats: (value) => text("activity.value.seats", { Count: Number(value) }),
    workspaceRole: (value) => stem(`workspace.role.${value}`, value),
    requests_per_second: most,
    tokens_per_minute: most,
    tokens_per_month: most,
    monthly_spend: (value) =>
      value === "0" ? text("limits.none") : numbers(locale, { minimumFractionDigits: 2 }).format(Number(value) / 100),
    percents: (value) =>
      formatList(
        value.split(" ").map((percent) => formatPercent(Number(percent), locale)),
        locale,
      ),
    roles: (value) => {
      const roles = value.split(/[\s,]+/).map((role) => roleText(role, text));
      return formatList(roles, locale);
    },
  };
  return (name, value) => words[name === "role" ? "roles" : name]?.(value) ?? value;
}
