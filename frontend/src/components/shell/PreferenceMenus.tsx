import { Contrast, Languages, SunMoon } from "lucide-react";
import { MenuItem, MenuSection, Submenu } from "@/components/ui/Menu";
import { refused } from "@/components/ui/Toast";
import { type Preferences, useSetPreferences } from "@/features/account/api";
import { contrasts, themes } from "@/features/account/preferences";
import type { AccountView } from "@/lib/bindings";
import { languageCodes, languages, useLanguage, useText } from "@/lib/i18n";

/** Language, theme and contrast, as menus within a menu. */
export function PreferenceMenus({ account }: { account: AccountView }) {
  const language = useLanguage();
  const set = useSetPreferences();
  const text = useText();
  const change = (part: Partial<Preferences>) =>
    set.mutate(
      { language, theme: account.theme, contrast: account.contrast, ...part },
      { onError: (fault) => refused(fault) },
    );
  return (
    <>
      <Submenu icon={<Languages aria-hidden />} label={text("menu.language")} hint={languages[language]}>
        <Choices
          label={text("menu.language")}
          value={language}
          options={languageCodes.map((id) => ({ id, label: languages[id] }))}
          onChange={(id) => change({ language: id })}
        />
      </Submenu>
      <Submenu icon={<SunMoon aria-hidden />} label={text("menu.theme")}>
        <Choices
          label={text("menu.theme")}
          value={account.theme}
          options={themes.map((id) => ({ id, label: text(`theme.${id}`) }))}
          onChange={(id) => change({ theme: id })}
        />
      </Submenu>
      <Submenu icon={<Contrast aria-hidden />} label={text("menu.contrast")}>
        <Choices
          label={text("menu.contrast")}
          value={account.contrast}
          options={contrasts.map((id) => ({ id, label: text(`contrast.${id}`) }))}
          onChange={(id) => change({ contrast: id })}
        />
      </Submenu>
    </>
  );
}

interface ChoicesProps {
  label: string;
  value: string;
  options: { id: string; label: string }[];
  onChange: (id: string) => void;
}

function Choices({ label, value, options, onChange }: ChoicesProps) {
  return (
    <MenuSection aria-label={label} selectionMode="single" selectedKeys={[value]} disallowEmptySelection>
      {options.map((option) => (
        <MenuItem key={option.id} id={option.id} textValue={option.label} onAction={() => onChange(option.id)}>
          {option.label}
        </MenuItem>
      ))}
    </MenuSection>
  );
}
