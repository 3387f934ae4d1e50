import { LanguageButton } from "@/components/door/LanguageButton";
import { Menu, MenuItem, MenuSection } from "@/components/ui/Menu";
import { refused } from "@/components/ui/Toast";
import { useSession, useSetPreferences } from "@/features/account/api";
import { chooseLanguage } from "@/features/installation/api";
import { type Language, languageCodes, languages, useLanguage, useText } from "@/lib/i18n";

/** The languages to choose from. Whoever is signed in has theirs everywhere from then on. */
export function LanguageChoice({ startsOpen }: { startsOpen: boolean }) {
  const text = useText();
  const current = useLanguage();
  const pick = usePick();
  return (
    <Menu trigger={<LanguageButton />} label={text("door.language")} placement="bottom end" startsOpen={startsOpen}>
      <MenuSection
        aria-label={text("door.language")}
        selectionMode="single"
        selectedKeys={[current]}
        disallowEmptySelection
      >
        {languageCodes.map((code) => (
          <MenuItem key={code} id={code} textValue={languages[code]} onAction={() => pick(code)}>
            <span lang={code}>{languages[code]}</span>
          </MenuItem>
        ))}
      </MenuSection>
    </Menu>
  );
}

function usePick(): (language: Language) => void {
  const { data: session } = useSession(false);
  const set = useSetPreferences();
  const account = session?.state === "active" ? session.account : undefined;
  return (language) => {
    void chooseLanguage(language);
    if (!account) return;
    const { theme, contrast } = account;
    set.mutate({ language, theme, contrast }, { onError: (fault) => refused(fault) });
  };
}
