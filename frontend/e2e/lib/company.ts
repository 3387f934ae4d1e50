import type { Person } from "./person";

/** Somebody who has yet to sign up. */
export interface Newcomer {
  firstName: string;
  lastName: string;
  email: string;
  password: string;
}

/** Camille's first colleague. */
export const jonas: Newcomer = {
  firstName: "Jonas",
  lastName: "Keller",
  email: "jonas@atelier-nord.example",
  password: "seven-lanterns-over-the-quay",
};

/** A name as it stands in a sentence, held apart from the words around it. */
export const name = (text: string) => `\u2068${text}\u2069`;

/** The organization that is open, as the program knows it. */
export async function openOrganization(person: Person): Promise<string> {
  const { organization } = await person.ask<{ organization: { id: string } }>("Account.Session", {});
  return organization.id;
}

/** Has somebody invited, and returns the link that lets them in. */
export async function invite(host: Person, guest: Newcomer, roles: string[] = ["member"]): Promise<string> {
  const people = [{ email: guest.email, roles }];
  const input = { organization: await openOrganization(host), people, message: "", language: "", mail: false };
  const { invitations } = await host.ask<{ invitations: { link: string }[] }>("Invitation.Send", input);
  return invitations[0]?.link ?? "";
}

/** Signs somebody up who has been invited, and brings them into the organization. */
export async function join(person: Person, guest: Newcomer, invitation: string): Promise<void> {
  const tastes = { language: person.language, theme: "system", invitation };
  await person.ask("Account.SignUp", { ...guest, ...tastes });
  await person.ask("Invitation.Accept", { invitation });
  await person.page.reload();
}
