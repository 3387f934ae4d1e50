import { openOrganization } from "./company";
import type { Equipment } from "./equipment";
import type { Person } from "./person";
import { Provider } from "./provider";
import type { Look } from "./screens";

/** What the models do that `echoing` sets up: the provider of the tests goes by their names there. */
const models = [
  { name: "ministral-8b", upstream: "sample:echo", input: "2000", output: "6000" },
  { name: "magistral-small", upstream: "sample:echo,every=1500ms", input: "400", output: "1200" },
  { name: "llama-local", upstream: "sample:status=500", input: "", output: "" },
];

/** Connects a provider whose models say what they were asked; one does so slowly, and one fails. */
export async function echoing(person: Person, provider: string): Promise<Equipment> {
  const organization = await openOrganization(person);
  const connected = { organization, name: "Sample", baseURL: provider, key: "", keepKey: false };
  const { connections } = await person.ask<{ connections: { id: string; name: string }[] }>(
    "Resource.SetConnection",
    connected,
  );
  const connection = connections.find(({ name }) => name === "Sample")?.id;
  await person.ask("Resource.SetModels", {
    organization,
    models: models.map((model) => ({
      cached: "",
      maxOutput: 1000,
      context: 32_000,
      kind: "chat",
      ...model,
      connection,
    })),
  });
  const listed = { organization, archived: false };
  const { workspaces } = await person.ask<{ workspaces: { id: string }[] }>("Workspace.List", listed);
  return { organization, workspace: workspaces[0]?.id ?? "" };
}

/** An answer with all that one may have. */
export const rich = `## Reading lines

A reader that stops **at the end of a line**:

\`\`\`go
func lines(r io.Reader) iter.Seq[string] {
	return func(yield func(string) bool) {
		for s := bufio.NewScanner(r); s.Scan() && yield(s.Text()); {
		}
	}
}
\`\`\`

1. Call it with \`range\`.
2. It is <b>not</b> safe for several goroutines:
   - neither the reader
   - nor what it reads

| Call | Allocates | Remarks |
|------|----------:|---------|
| \`lines\` | 1 | the scanner, once |
| \`yield\` | 0 | [documented](https://pkg.go.dev/iter), not [so](javascript:alert(1)) |

- [x] Reads
- [ ] Writes

> Lines end where the system says.

![A diagram](https://pkg.go.dev/lines.png)

وهذا سطر بالعربية داخل الجواب نفسه، يتضمن range أيضًا.

- بند أول
- بند ثانٍ فيه \`range\``;

export const field = (person: Person) => person.page.getByRole("textbox", { name: person.t("chat.message") });
export const answers = (person: Person) => person.page.getByRole("log").getByRole("article");

/** Opens a new chat. */
export async function begin(person: Person): Promise<void> {
  await person.press("chat.new");
  await person.sees("chat.begin");
}

/** Chooses the model to ask. */
export async function choose(person: Person, model: string): Promise<void> {
  await person.page.getByRole("button", { name: new RegExp(person.t("chat.model")) }).click();
  await person.page.getByRole("option", { name: model }).click();
}

/** Asks, and waits until the answer is whole. */
export async function ask(person: Person, question: string): Promise<void> {
  const before = await answers(person).count();
  await field(person).fill(question);
  await field(person).press("Enter");
  await answers(person)
    .nth(before + 1)
    .getByRole("button", { name: person.t("chat.retry") })
    .waitFor();
}

/** Leads a person through the playground and what the organization decides about chats. */
export async function chatScreens(person: Person, look: Look): Promise<void> {
  await person.goTo("playground");
  const none = person.page.getByText(person.t("chat.no_model"));
  await none.or(person.page.getByRole("heading", { name: person.t("chat.begin") })).waitFor();
  if (await none.isVisible()) await look("playground-no-model");
  const provider = await Provider.start();
  try {
    await echoing(person, provider.url);
    await talking(person, look);
    await tidying(person, look);
  } finally {
    provider.stop();
  }
}

// The free plan lets one request a second through.
const aSecond = 1_100;

async function talking(person: Person, look: Look) {
  const { page, t } = person;
  await page.reload();
  await person.sees("chat.begin");
  await look("playground");
  await page.getByRole("button", { name: new RegExp(t("chat.model")) }).click();
  await page.getByRole("listbox").waitFor();
  await look("playground-models");
  await page.keyboard.press("Escape");
  await choose(person, "ministral-8b");
  await ask(person, rich);
  await look("playground-answer");
  await begin(person);
  await page.waitForTimeout(aSecond);
  await choose(person, "llama-local");
  await field(person).fill("Who lights the lanterns?");
  await field(person).press("Enter");
  await page.getByRole("button", { name: t("chat.retry") }).waitFor();
  await look("playground-failed");
  await begin(person);
  await page.waitForTimeout(aSecond);
  await choose(person, "magistral-small");
  await field(person).fill(
    "كم فانوسًا معلقًا فوق المرفأ؟ One, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen, twenty.",
  );
  await field(person).press("Enter");
  await answers(person).nth(1).getByText("فانوسًا").waitFor();
  await look("playground-answering");
  await person.press("chat.stop");
  await answers(person).last().getByText(t("chat.stopped")).waitFor();
  await look("playground-stopped");
}

async function tidying(person: Person, look: Look) {
  const { page, t } = person;
  const shut = () => page.keyboard.press("Escape");
  await person.press("chat.actions");
  await page.getByRole("menu").waitFor();
  await look("playground-menu");
  await page.getByRole("menuitem", { name: t("chat.rename") }).click();
  await person.sees("chat.rename.title");
  await look("playground-rename");
  await shut();
  await page.getByRole("searchbox").fill("zzzz");
  await page.getByText(t("chat.none.search")).waitFor();
  await look("playground-none");
  await person.goTo("general");
  await page.getByText(t("chat.all.chats", { Count: 3 })).waitFor();
  await look("general-chats");
  await person.press("chat.all.action");
  await person.sees("chat.all.title");
  await look("general-chats-delete");
  await shut();
  await page.getByRole("button", { name: new RegExp(t("chat.retention")) }).click();
  await page.getByRole("option", { name: t("chat.days", { Count: 30 }) }).click();
  await person.sees("chat.retention.title");
  await look("general-chats-retention");
  await shut();
}
