import { hasText, type TextKey, type TextParams } from "@/lib/i18n";

/** What models are for. */
export const kinds = ["chat", "embedding", "other"] as const;

/** The name of what a model is for. */
export function kindText(kind: string, text: (key: TextKey, params?: TextParams) => string): string {
  const key = `models.kind.${kind}`;
  return hasText(key) ? text(key) : kind;
}
