import { invite, type Newcomer, openOrganization } from "./company";
import type { Person } from "./person";
import type { Scene } from "./scene";

interface Hand extends Newcomer {
  roles: string[];
}

const hand = (firstName: string, lastName: string, mail: string, ...roles: string[]): Hand => ({
  firstName,
  lastName,
  email: `${mail}@atelier-nord.example`,
  password: "seven-lanterns-over-the-quay",
  roles: roles.length > 0 ? roles : ["member"],
});

/** Colleagues with names of several scripts. */
export const crew = [
  hand("Zofia", "Wiśniewska", "zofia", "billing"),
  hand("Luca", "Romano", "luca"),
  hand("Beatriz", "Souza", "beatriz"),
  hand("ياسمين", "حداد", "yasmin"),
  hand("Jürgen", "Weiß", "jurgen", "admin", "billing"),
];

/** Starts the trial, invites the crew and has everyone of them sign up and accept. */
export async function muster(scene: Scene, host: Person): Promise<void> {
  await host.ask("Plan.StartTrial", { organization: await openOrganization(host), family: "chat" });
  const { person, leave } = await scene.comes();
  for (const { roles, ...one } of crew) {
    const invitation = await invite(host, one, roles);
    await person.ask("Account.SignUp", { ...one, language: person.language, theme: "system", invitation });
    await person.ask("Invitation.Accept", { invitation });
    await person.ask("Account.SignOut", {});
  }
  await leave();
}
