const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/**
 * Readies a name for a sentence with tags: wrapped in Unicode's isolates, so that
 * its direction of writing does not reorder the words around it, and escaped, so
 * that no name can be a tag. Trans decodes it again.
 */
export function isolate(name: string): string {
  return `\u2068${name.replace(/[&<>"']/g, (char) => entities[char] ?? char)}\u2069`;
}
