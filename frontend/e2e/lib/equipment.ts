import { openOrganization } from "./company";
import type { Person } from "./person";

/** A workspace that has what it takes to use models. */
export interface Equipment {
  organization: string;
  workspace: string;
}

interface Preview {
  at: string;
  dueNow: number;
  then: { amount: number };
}

interface Made {
  key: { id: string; prefix: string };
  secret: string;
}

const models = [
  { name: "mistral-large", input: "2000", output: "6000" },
  { name: "mistral-small", input: "400", output: "1200" },
];

/** Connects a provider and prices its models. */
export async function equip(person: Person, provider: string): Promise<Equipment> {
  const organization = await openOrganization(person);
  const connected = { organization, name: "Mistral", baseURL: provider, key: "", keepKey: false };
  const { connections } = await person.ask<{ connections: { id: string }[] }>("Resource.SetConnection", connected);
  const connection = connections[0]?.id;
  await person.ask("Resource.SetModels", {
    organization,
    models: models.map((model) => ({ ...model, connection, kind: "chat", maxOutput: 100, context: 32_000 })),
  });
  const { workspaces } = await person.ask<{ workspaces: { id: string }[] }>("Workspace.List", {
    organization,
    archived: false,
  });
  return { organization, workspace: workspaces[0]?.id ?? "" };
}

/** Has the gateway run on a port of its own, and says where that is. */
export async function openGateway(person: Person): Promise<string> {
  const address = `127.0.0.1:${20_000 + Math.floor(Math.random() * 20_000)}`;
  const { baseURL } = await person.ask<{ baseURL: string }>("Installation.SetGateway", {
    enabled: true,
    address,
    maxBodyMiB: 8,
  });
  return baseURL;
}

/** Subscribes to the plan that has usage in detail and spending limits. */
export async function scale(person: Person, organization: string): Promise<void> {
  const wish = { organization, family: "api", plan: "scale", interval: "month", seats: 1 };
  const { at, dueNow, then } = await person.ask<Preview>("Plan.Preview", wish);
  // biome-ignore lint/suspicious/noThenProperty: an amount, no promise
  await person.ask("Plan.Subscribe", { ...wish, at, expected: dueNow, then: then.amount });
}

/** Makes a key of a workspace. */
export function makeKey(person: Person, { organization, workspace }: Equipment, name: string): Promise<Made> {
  return person.ask<Made>("APIKey.Create", { organization, workspace, name, expires: "", scope: [], models: [] });
}

/** Talks to a model through the gateway, as a program does. The answer's status. */
export async function talk(baseURL: string, secret: string, model = "mistral-large"): Promise<number> {
  const answer = await fetch(`${baseURL}/chat/completions`, {
    method: "POST",
    headers: { Authorization: `Bearer ${secret}`, "Content-Type": "application/json" },
    body: JSON.stringify({ model, messages: [{ role: "user", content: "Hello there, how are you?" }] }),
  });
  await answer.text();
  return answer.status;
}
