import { ChevronDown, Languages } from "lucide-react";
import { Button } from "@/components/ui/Button";
import { languages, useLanguage, useText } from "@/lib/i18n";

/** The button of the language menu: the language that is shown. */
export function LanguageButton({ onPressStart }: { onPressStart?: () => void }) {
  const text = useText();
  const current = useLanguage();
  return (
    <Button variant="quiet" onPressStart={onPressStart} aria-label={`${text("door.language")}: ${languages[current]}`}>
      <Languages aria-hidden />
      {languages[current]}
      <ChevronDown aria-hidden />
    </Button>
  );
}
