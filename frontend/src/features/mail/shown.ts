let isWanted = false;

/** Asks for the mail settings to be brought into sight once they are there. */
export function showMail(): void {
  isWanted = true;
}

/** Whether that was asked for; answered once. */
export function takeWanted(): boolean {
  const was = isWanted;
  isWanted = false;
  return was;
}
