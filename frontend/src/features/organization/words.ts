import { hasText, type TextKey, type TextParams } from "@/lib/i18n";

type Text = (key: TextKey, params?: TextParams) => string;

/** The name of a role. */
export function roleText(role: string, text: Text): string {
  const key = `role.${role}`;
  return hasText(key) ? text(key) : role;
}
