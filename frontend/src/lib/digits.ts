/** The digits within what was typed or pasted, as ASCII whatever script they were in. */
export function westernDigits(typed: string): string {
  return [...typed.normalize("NFKC")].map(ascii).join("");
}

// Arabic-Indic and Persian digits stand in blocks of their own, in order.
function ascii(character: string): string {
  if (/[0-9]/.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  for (const zero of [0x660, 0x6f0]) if (code >= zero && code <= zero + 9) return String(code - zero);
  return "";
}
