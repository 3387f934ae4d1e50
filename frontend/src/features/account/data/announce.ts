import { InitializeNotifications, SendNotification } from "../../../../wailsjs/runtime/runtime";

const kept = "intendant.announced";

/**
 * Shows a notification of the system, once for each entry: in the window by the
 * desktop's own service, in a browser where the person has allowed that to this
 * page before. Nobody is asked for it.
 */
export function announce(account: string, seq: number, title: string, body: string): void {
  const show = "runtime" in window ? fromWindow : fromBrowser();
  if (!show) return;
  const key = `${kept}.${account}`;
  const announced = Number(localStorage.getItem(key) ?? 0);
  if (seq <= announced) return;
  localStorage.setItem(key, String(seq));
  // Where the system has no such service, the notice on the page says it anyway.
  show(`${kept}.${seq}`, title, body).catch(() => undefined);
}

type Show = (id: string, title: string, body: string) => Promise<void>;

// Once: a second time would cut off what the first is still sending.
let ready: Promise<unknown> | undefined;

const fromWindow: Show = async (id, title, body) => {
  ready ??= InitializeNotifications();
  try {
    await ready;
  } catch (reason) {
    ready = undefined; // there may be a service later
    throw reason;
  }
  await SendNotification({ id, title, body });
};

function fromBrowser(): Show | undefined {
  if (!("Notification" in window) || Notification.permission !== "granted") return undefined;
  return async (id, title, body) => void new Notification(title, { body, tag: id });
}
