/**
 * Wraps a name in Unicode's isolates, so that its direction of writing does not
 * reorder the sentence around it.
 */
export function isolate(name: string): string {
  return `\u2068${name}\u2069`;
}
