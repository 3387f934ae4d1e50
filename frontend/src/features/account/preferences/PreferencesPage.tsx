import { type ReactNode, useEffect, useState } from "react";
import { Card, Section, SettingRow } from "@/components/ui/Card";
import { PageHeader } from "@/components/ui/PageHeader";
import { type Option, Select } from "@/components/ui/Select";
import { refused } from "@/components/ui/Toast";
import { type Preferences, useSetPreferences } from "@/features/account/api";
import { useVisit } from "@/features/account/Current";
import { contrasts, firstDays, themes } from "@/features/account/preferences";
import { ZoneSelect } from "@/features/account/preferences/ZoneSelect";
import { formatDate, formatTime } from "@/lib/format";
import { languageCodes, languages, useLanguage, useLocaleTag, useText } from "@/lib/i18n";
import { usePageTitle } from "@/lib/pageTitle";
import { dayText, isFirstDay, usualFirstDay, weekFrom } from "@/lib/week";

/** How Intendant speaks and looks to a person. Everything applies at once. */
export function PreferencesPage() {
  const text = useText();
  usePageTitle(text("preferences.title"));
  return (
    <>
      <PageHeader title={text("preferences.title")} purpose={text("preferences.purpose")} />
      <Section title={text("preferences.region")}>
        <Region />
      </Section>
      <Section title={text("preferences.appearance")}>
        <Appearance />
      </Section>
    </>
  );
}

function usePreferring() {
  const { account } = useVisit();
  const language = useLanguage();
  const set = useSetPreferences();
  return (part: Partial<Preferences>) =>
    set.mutate(
      { language, theme: account.theme, contrast: account.contrast, ...part },
      { onError: (fault) => refused(fault) },
    );
}

function Region() {
  const { account } = useVisit();
  const prefer = usePreferring();
  const language = useLanguage();
  const text = useText();
  return (
    <Card>
      <ChoiceRow
        name={text("menu.language")}
        help={text("preferences.language.help")}
        value={language}
        options={languageCodes.map((id) => ({ id, label: languages[id], lang: id }))}
        onChange={(id) => prefer({ language: id })}
      />
      <SettingRow name={text("preferences.zone")} help={text("preferences.zone.help")}>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
          <div className="w-80 max-w-full">
            <ZoneSelect value={account.timeZone} onChange={(timeZone) => prefer({ timeZone })} />
          </div>
          <Now />
        </div>
      </SettingRow>
      <FirstDayRow />
    </Card>
  );
}

function FirstDayRow() {
  const { account } = useVisit();
  const prefer = usePreferring();
  const text = useText();
  const locale = useLocaleTag();
  const usual = usualFirstDay(locale);
  const first = isFirstDay(account.firstDay) ? account.firstDay : usual;
  const label = (day: (typeof firstDays)[number]) =>
    day === "auto"
      ? text("preferences.first_day.auto", { Day: dayText(usual, locale) })
      : capitalized(dayText(day, locale), locale);
  return (
    <ChoiceRow
      name={text("preferences.first_day")}
      help={text("preferences.first_day.help")}
      value={account.firstDay}
      options={firstDays.map((id) => ({ id, label: label(id) }))}
      onChange={(firstDay) => prefer({ firstDay })}
    >
      <p aria-hidden className="flex gap-2 text-small text-ink-3">
        {weekFrom(first, locale).map((day) => (
          <span key={day}>{day}</span>
        ))}
      </p>
    </ChoiceRow>
  );
}

function Appearance() {
  const { account } = useVisit();
  const prefer = usePreferring();
  const text = useText();
  return (
    <Card>
      <ChoiceRow
        name={text("menu.theme")}
        help={text("preferences.theme.help")}
        value={account.theme}
        options={themes.map((id) => ({ id, label: text(`theme.${id}`) }))}
        onChange={(theme) => prefer({ theme })}
      />
      <ChoiceRow
        name={text("menu.contrast")}
        help={text("preferences.contrast.help")}
        value={account.contrast}
        options={contrasts.map((id) => ({ id, label: text(`contrast.${id}`) }))}
        onChange={(contrast) => prefer({ contrast })}
      />
      <SettingRow name={text("preferences.motion")} help={text("preferences.motion.help")}>
        {text(useReducedMotion() ? "preferences.motion.reduced" : "preferences.motion.full")}
      </SettingRow>
    </Card>
  );
}

interface ChoiceRowProps {
  name: string;
  help: string;
  value: string;
  options: Option<string>[];
  onChange: (value: string) => void;
  children?: ReactNode;
}

function ChoiceRow({ name, help, value, options, onChange, children }: ChoiceRowProps) {
  return (
    <SettingRow name={name} help={help}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <Select
          hideLabel
          label={name}
          options={options}
          value={value}
          onChange={onChange}
          className="w-80 max-w-full"
        />
        {children}
      </div>
    </SettingRow>
  );
}

// What time it is there: the quickest way to see that it is the right zone.
function Now() {
  const [now, setNow] = useState(() => new Date());
  const text = useText();
  const locale = useLocaleTag();
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <p className="text-small text-ink-3 tabular-nums">
      {text("preferences.zone.now", { Time: `${formatDate(now, locale)} · ${formatTime(now, locale)}` })}
    </p>
  );
}

const reduced = window.matchMedia("(prefers-reduced-motion: reduce)");

function useReducedMotion(): boolean {
  const [isReduced, setReduced] = useState(reduced.matches);
  useEffect(() => {
    const read = () => setReduced(reduced.matches);
    reduced.addEventListener("change", read);
    return () => reduced.removeEventListener("change", read);
  }, []);
  return isReduced;
}

function capitalized(word: string, locale: string): string {
  return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
}
