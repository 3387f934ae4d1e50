/**
 * The visible part of a key, shortened: itk_01M8…ET37DN. Its beginning is the time
 * at which the key was made, so keys of one day differ at the end.
 */
export function shortPrefix(prefix: string): string {
  return prefix.length > 20 ? `${prefix.slice(0, 8)}…${prefix.slice(-6)}` : `${prefix}…`;
}
