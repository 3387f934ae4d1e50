/** A part of a text that a model wrote: words, or code between fences. */
export type Block = { kind: "words"; text: string } | { kind: "code"; text: string; language: string };

// CommonMark, "Fenced code blocks": three or more of one sign, indented by three spaces at most.
const fence = /^ {0,3}(`{3,}|~{3,})([^`]*)$/;

/** Splits a text at its fences. One that is not closed, as while it is being written, reaches to the end. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let words: string[] = [];
  let code: { sign: string; language: string; lines: string[] } | null = null;
  const endWords = () => {
    for (const part of words.join("\n").split(/\n{2,}/)) {
      if (part.trim() !== "") blocks.push({ kind: "words", text: part.replace(/^\n+|\s+$/g, "") });
    }
    words = [];
  };
  for (const line of text.split("\n")) {
    const [, sign, info] = fence.exec(line) ?? [];
    if (code && sign?.startsWith(code.sign) && info?.trim() === "") {
      blocks.push({ kind: "code", text: code.lines.join("\n"), language: code.language });
      code = null;
    } else if (code) {
      code.lines.push(line);
    } else if (sign) {
      endWords();
      code = { sign, language: info?.trim().split(/\s/)[0] ?? "", lines: [] };
    } else {
      words.push(line);
    }
  }
  endWords();
  if (code) blocks.push({ kind: "code", text: code.lines.join("\n"), language: code.language });
  return blocks;
}

/** Splits words at code between single backticks: every other part is code. */
export function spansOf(words: string): string[] {
  return words.split(/(?<!`)`(?!`)([^`\n]+)(?<!`)`(?!`)/);
}
