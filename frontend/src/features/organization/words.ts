import { hasText, type TextKey, type TextParams } from "@/lib/i18n";

type Text = (key: TextKey, params?: TextParams) => string;

/** The name of a plan, or the name by which the catalogue of plans knows it. */
export function planText(plan: string, text: Text): string {
  const key = `plan.${plan}`;
  return hasText(key) ? text(key) : plan;
}

/** The name of a role. */
export function roleText(role: string, text: Text): string {
  const key = `role.${role}`;
  return hasText(key) ? text(key) : role;
}
