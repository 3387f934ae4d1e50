/**
 * A text that is seen but is no part of a name that is read aloud: initials
 * beside the name that they stand for, a line under a button's own words.
 */
export function Painted({ text, className }: { text: string; className?: string }) {
  return <span aria-hidden data-text={text} className={`before:content-[attr(data-text)] ${className ?? ""}`} />;
}
