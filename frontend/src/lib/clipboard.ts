interface WailsClipboard {
  ClipboardSetText?: (text: string) => Promise<boolean>;
}

/** Puts a text on the clipboard: the window's runtime where there is one, else the browser's. */
export async function copyText(text: string): Promise<void> {
  const runtime = (window as unknown as { runtime?: WailsClipboard }).runtime;
  if (runtime?.ClipboardSetText) {
    if (!(await runtime.ClipboardSetText(text))) throw new Error("the clipboard refused");
    return;
  }
  await navigator.clipboard.writeText(text);
}
