/** A catalogue as package i18n of the backend keeps it. */
export type Catalogue = Record<string, string | Record<string, string>>;

/**
 * Turns the backend's catalogue into i18next's: `{{.Name}}` loses its dot, and a
 * message with plural forms becomes one message per form (`key_few`).
 */
export function convert(catalogue: Catalogue): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [key, message] of Object.entries(catalogue)) {
    if (typeof message === "string") out[key] = plain(message);
    else for (const [form, text] of Object.entries(message)) out[`${key}_${form}`] = plain(text);
  }
  return out;
}

function plain(message: string): string {
  return message.replace(/\{\{\s*\.(\w+)\s*\}\}/g, "{{$1}}");
}
