import { Suspense, useState } from "react";
import { LanguageButton } from "@/components/door/LanguageButton";
import { behind, useDrawn } from "@/lib/behind";

const LanguageChoice = behind((house) => house.LanguageChoice);

/** The language of the front door, always within reach. Whoever is quicker than the menu finds it open. */
export function LanguageMenu() {
  const [pressed, setPressed] = useState(false);
  const button = <LanguageButton onPressStart={() => setPressed(true)} />;
  if (!useDrawn()) return button;
  return (
    <Suspense fallback={button}>
      <LanguageChoice startsOpen={pressed} />
    </Suspense>
  );
}
