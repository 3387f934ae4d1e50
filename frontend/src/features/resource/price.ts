import { numbers } from "@/lib/format";

/** €0.15, of a decimal text such as the backend keeps: with as many digits as it has, at least two. */
export function formatPrice(price: string, currency: string, locale: string): string {
  const options = { style: "currency", currency, maximumFractionDigits: 9 };
  return numbers(locale, options).format(price as Intl.StringNumericLiteral); // as text, which loses no digit
}

/** 0,15 or ٠٫١٥: a decimal text as somebody would type it in their language. Nothing stays nothing. */
export function typedDecimal(text: string | number, locale: string): string {
  if (text === "" || text === 0) return "";
  const options = { maximumFractionDigits: 12, useGrouping: false };
  return numbers(locale, options).format(text as Intl.StringNumericLiteral);
}

/**
 * A price as it was typed, as decimal text: the language's digits and its decimal
 * comma are understood. What is none is handed on as it is, for the backend to refuse.
 */
export function toPrice(typed: string): string {
  const digits = [...typed.trim().normalize("NFKC")].map(western).join("");
  return digits.replace(/[\s\u00a0\u202f]/g, "").replace(/[,٫]/, ".");
}

function western(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  for (const zero of [0x660, 0x6f0]) if (code >= zero && code <= zero + 9) return String(code - zero);
  return character;
}
