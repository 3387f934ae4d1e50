/** Saves a text as a file, by the browser's own download. */
export function saveText(name: string, content: string, type = "text/plain"): void {
  save(name, new Blob([content], { type: `${type};charset=utf-8` }));
}

/** Saves bytes, which travel in base64, as a file. */
export function saveBytes(name: string, base64: string, type: string): void {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  save(name, new Blob([bytes], { type }));
}

function save(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
