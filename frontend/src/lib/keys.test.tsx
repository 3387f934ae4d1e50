import { afterEach, expect, test } from "vitest";
import { Kbd } from "@/components/ui/Kbd";
import { showLanguage } from "@/lib/i18n";
import { show } from "@/test/render";

afterEach(() => showLanguage("en"));

const labels = [
  ["de", "Strg Umschalt L"],
  ["fr", "Ctrl Maj L"],
  ["es", "Ctrl Mayús L"],
  ["it", "Ctrl Maiusc L"],
  ["ar", "Ctrl Shift L"],
] as const;

test.each(labels)("keys are labelled as on a keyboard: %s", async (language, label) => {
  await showLanguage(language);
  const { container } = show(<Kbd keys="Ctrl Shift L" />);
  expect(container.textContent).toBe(label);
});
