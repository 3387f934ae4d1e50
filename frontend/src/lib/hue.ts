// Hues that keep apart from one another and from the red of loss.
const hues = [195, 85, 155, 45, 255, 300, 230, 120];

/** The hue of a person's avatar, always the same for the same name. */
export function hueOf(name: string): number {
  let hash = 2166136261;
  for (const char of name) hash = Math.imul(hash ^ char.charCodeAt(0), 16777619);
  return hues[(hash >>> 8) % hues.length] ?? 195;
}
