const kept = "intendant.announced";

/**
 * Shows a notification of the system, once for each entry, where the person has
 * allowed that to this page before. Nobody is asked for it.
 */
export function announce(account: string, seq: number, title: string, body: string): void {
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  const key = `${kept}.${account}`;
  const announced = Number(localStorage.getItem(key) ?? 0);
  if (seq <= announced) return;
  localStorage.setItem(key, String(seq));
  try {
    new Notification(title, { body, tag: `${kept}.${seq}` });
  } catch {
    // Some platforms have the name only; the notice on the page says it anyway.
  }
}
