import { inWindow } from "@/lib/backend";

interface WailsBrowser {
  BrowserOpenURL: (url: string) => void;
}

/** Opens an address in the system's browser from the window, in a tab from a browser. */
export function openAddress(url: string): void {
  const runtime = (window as unknown as { runtime?: WailsBrowser }).runtime;
  if (inWindow && runtime) runtime.BrowserOpenURL(url);
  else window.open(url, "_blank", "noopener");
}

/** Opens the mail program with a mail that is written already. */
export function openMail(mailto: string): void {
  const runtime = (window as unknown as { runtime?: WailsBrowser }).runtime;
  if (inWindow && runtime) runtime.BrowserOpenURL(mailto);
  else window.location.assign(mailto);
}
