import { Label, Radio, RadioGroup } from "react-aria-components";
import { DoorFrame } from "@/components/door/DoorFrame";
import { Button } from "@/components/ui/Button";
import { chooseLanguage } from "@/features/installation/api";
import { type Language, languageCodes, languages, rememberLanguage, useLanguage, useText } from "@/lib/i18n";

/** The very first step: a language, applied as soon as it is picked. */
export function ChooseLanguage({ onDone }: { onDone: () => void }) {
  const text = useText();
  const current = useLanguage();
  const finish = () => {
    rememberLanguage(current);
    onDone();
  };
  return (
    <DoorFrame hideLanguage title={text("door.language.title")} purpose={text("door.language.help")}>
      <RadioGroup value={current} onChange={(code) => void chooseLanguage(code as Language)}>
        <Label className="sr-only">{text("door.language")}</Label>
        <div className="grid grid-cols-2 gap-2">
          {languageCodes.map((code) => (
            <Radio key={code} value={code} className={choice}>
              <span className={dot} />
              <span lang={code}>{languages[code]}</span>
            </Radio>
          ))}
        </div>
      </RadioGroup>
      <Button variant="primary" size="large" className="mbs-5 w-full" onPress={finish}>
        {text("action.continue")}
      </Button>
    </DoorFrame>
  );
}

const choice =
  "group flex h-11 cursor-default items-center gap-2.5 rounded-md border border-control bg-surface px-3 font-medium " +
  "text-ink transition-colors data-hovered:border-ink-3 data-selected:border-accent data-selected:bg-accent-soft " +
  "data-focus-visible:outline-2 data-focus-visible:outline-offset-2 data-focus-visible:outline-accent";

const dot =
  "size-4 shrink-0 rounded-full border border-ink-3 bg-surface transition-all " +
  "group-data-selected:border-[5px] group-data-selected:border-accent";
