import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The files below a folder that hold a text, as bytes. */
export async function holding(folder: string, text: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && (await readFile(path)).includes(text)) {
      found.push(path);
    }
  }
  return found;
}
