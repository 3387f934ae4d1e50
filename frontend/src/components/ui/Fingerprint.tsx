/** A key's fingerprint in groups that two people can read to each other. */
export function Fingerprint({ value }: { value: string }) {
  return <code className="text-small break-words">{grouped(value)}</code>;
}

function grouped(value: string): string {
  if (/[\s:/-]/.test(value)) return value;
  return value.match(/.{1,4}/g)?.join(" ") ?? value;
}
