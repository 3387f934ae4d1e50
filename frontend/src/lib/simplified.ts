/** A text as it is searched in: without accents, case and width. */
export function simplified(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase("en");
}
