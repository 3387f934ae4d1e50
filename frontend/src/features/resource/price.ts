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

/**
 * A number of tokens as it was typed, in any digits and with separators of
 * thousands. Nothing is 0; what is no number is none that the backend takes.
 */
export function toCount(typed: string): number {
  const digits = [...typed.trim().normalize("NFKC")].map(western).join("");
  if (digits === "") return 0;
  return /^(\d{1,12}|\d{1,3}([.,٬'’ ]\d{3}){1,3})$/.test(digits) ? Number(digits.replace(/\D/g, "")) : -1;
}

function western(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  for (const zero of [0x660, 0x6f0]) if (code >= zero && code <= zero + 9) return String(code - zero);
  return character;
}
