/**
 * Readies a name for a sentence with tags: wrapped in Unicode's isolates, so that
 * its direction of writing does not reorder the words around it, and with braces
 * held apart by an invisible joiner, since Trans fills in placeholders twice.
 */
export function isolate(name: string): string {
  return `\u2068${name.replaceAll("{{", "{\u2060{")}\u2069`;
}

/** A name that was copied from such a sentence, as it was before. */
export function bare(copied: string): string {
  return copied.replace(/[\u2060\u2068\u2069]/g, "");
}
