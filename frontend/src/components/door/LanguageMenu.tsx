import { ChevronDown, Languages } from "lucide-react";
import { Button } from "@/components/ui/Button";
import { Menu, MenuItem, MenuSection } from "@/components/ui/Menu";
import { chooseLanguage } from "@/features/installation/api";
import { type Language, languageCodes, languages, useLanguage, useText } from "@/lib/i18n";

/** The language of the front door, always within reach. */
export function LanguageMenu() {
  const text = useText();
  const current = useLanguage();
  const trigger = (
    <Button variant="quiet" aria-label={`${text("door.language")}: ${languages[current]}`}>
      <Languages aria-hidden />
      {languages[current]}
      <ChevronDown aria-hidden />
    </Button>
  );
  return (
    <Menu trigger={trigger} label={text("door.language")} placement="bottom end">
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

const pick = (code: Language) => void chooseLanguage(code);
