import type { DropZoneProps } from "react-aria-components";

type DropEvent = Parameters<NonNullable<DropZoneProps["onDrop"]>>[0];

/** The first file that was dropped, if one was. */
export async function dropped({ items }: DropEvent): Promise<File | undefined> {
  const item = items.find(({ kind }) => kind === "file");
  return item?.kind === "file" ? item.getFile() : undefined;
}

/** A text, cut where nothing of use can follow. */
export function tooLong(text: string, most: number): string {
  return text.length > most ? text.slice(0, most) : text;
}

/** Reads a text file of whatever encoding spreadsheets write: UTF-8, UTF-16 with its mark, or else Windows' own. */
export async function readText(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
