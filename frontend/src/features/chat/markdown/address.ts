const allowed = new Set(["http:", "https:", "mailto:"]);

/** An address that a model wrote, whole, if it is one that may be opened: of the web or of a person, never of this page. */
export function addressOf(href: string): string | undefined {
  const address = URL.canParse(href) ? new URL(href) : undefined;
  return address && allowed.has(address.protocol) ? address.href : undefined;
}
