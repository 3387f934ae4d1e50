import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { CurrentProvider } from "@/features/account/Current";
import { CreateKey } from "@/features/apikey/CreateKey";
import { KeysTab } from "@/features/apikey/KeysTab";
import { PolicyCard } from "@/features/apikey/PolicyCard";
import { RenameKey } from "@/features/apikey/RenameKey";
import { RotateKey } from "@/features/apikey/RotateKey";
import { Secret } from "@/features/apikey/Secret";
import type { AccountView, KeyView, NewKeyView, OrganizationRef, WorkspaceRef } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { answering, refuse } from "@/test/backend";
import { show } from "@/test/render";

const current = { account: {} as AccountView, organization: { id: "org_1", name: "Nord" } as OrganizationRef };
const key = { id: "key_1", name: "helpdesk", workspace: "wsp_1", models: [] as string[], prefix: "itk_01" } as KeyView;
const made: NewKeyView = { key, secret: "itk_01_secret" } as NewKeyView;
const workspaces = [{ id: "wsp_1", name: "Support" }];
const nothing = () => undefined;
const can = ["workspace.read", "keys.read", "keys.make"];
const desk = { id: "wsp_1", name: "Support", archived: "" } as WorkspaceRef;

const models = [
  { id: "mdl_1", name: "mistral-large", kind: "chat", allowed: true },
  { id: "mdl_2", name: "secret-model", kind: "chat", allowed: false },
];

function backend(more: Record<string, (input: never) => unknown> = {}) {
  return answering({
    "APIKey.Policy": () => ({ maxDays: 30, longer: 0 }),
    "Resource.Allowed": () => ({ all: false, models }),
    "Resource.Models": () => ({ currency: "EUR", models: [] }),
    "Gateway.Status": () => ({ running: false, baseURL: "http://127.0.0.1:8786/v1" }),
    "Plan.Available": () => ({ permissions: [], features: [], admins: ["Camille"], billing: [] }),
    "APIKey.Create": () => made,
    "APIKey.Rotate": () => made,
    ...more,
  });
}

const place = (children: React.ReactNode) => show(<CurrentProvider value={current}>{children}</CurrentProvider>);
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

test("a key lives no longer than the organization allows", async () => {
  const { "APIKey.Create": create } = backend();
  const onMade = vi.fn();
  place(<CreateKey workspaces={workspaces} onMade={onMade} onClose={nothing} />);
  await screen.findByText(text("keys.new.policy", { Count: 30 }));
  await userEvent.click(screen.getByRole("button", { name: new RegExp(text("keys.column.expires")) }));
  expect(screen.queryByRole("option", { name: text("keys.new.expires.never") })).toBeNull();
  expect(screen.getAllByRole("option")).toHaveLength(3); // 7 and 30 days, and a day
  await userEvent.keyboard("{Escape}");
  await userEvent.type(screen.getByLabelText(text("keys.new.name")), " helpdesk ");
  await press(text("keys.new.submit"));
  await waitFor(() => expect(onMade).toHaveBeenCalledWith(made));
  const input = create?.mock.calls[0]?.[0];
  expect(input).toMatchObject({ organization: "org_1", workspace: "wsp_1", name: "helpdesk", scope: [], models: [] });
  expect(Math.round((Date.parse(input.expires) - Date.now()) / 86_400_000)).toBe(30);
});

test("a key may be for some things and models only, of those that the workspace may use", async () => {
  const { "APIKey.Create": create } = backend();
  place(<CreateKey workspaces={workspaces} onMade={nothing} onClose={nothing} />);
  await userEvent.type(screen.getByLabelText(text("keys.new.name")), "eval");
  const [, chosenScope] = within(screen.getByRole("radiogroup", { name: text("keys.new.scope") })).getAllByRole(
    "radio",
  );
  await userEvent.click(chosenScope as HTMLElement);
  await userEvent.click(screen.getByRole("checkbox", { name: text("keys.scope.embeddings") }));
  const [, chosenModels] = within(screen.getByRole("radiogroup", { name: text("keys.new.models") })).getAllByRole(
    "radio",
  );
  await userEvent.click(chosenModels as HTMLElement);
  expect(screen.queryByRole("checkbox", { name: "secret-model" })).toBeNull();
  await userEvent.click(await screen.findByRole("checkbox", { name: "mistral-large" }));
  await press(text("keys.new.submit"));
  await waitFor(() =>
    expect(create).toHaveBeenCalledWith(expect.objectContaining({ scope: ["embeddings"], models: ["mdl_1"] })),
  );
});

test("what is wrong with the end is said at its field", async () => {
  backend({ "APIKey.Create": () => refuse("invalid", [{ name: "expires", code: "required" }]) });
  place(<CreateKey workspaces={workspaces} onMade={nothing} onClose={nothing} />);
  await userEvent.type(screen.getByLabelText(text("keys.new.name")), "x");
  await screen.findByText(text("keys.new.policy", { Count: 30 }));
  await press(text("keys.new.submit"));
  await screen.findByText(text("field.required"));
});

test("a secret that was not copied is not closed at the first press", async () => {
  backend();
  const onClose = vi.fn();
  place(<Secret made={made} onClose={onClose} />);
  expect(screen.getByText("itk_01_secret")).toBeTruthy();
  await screen.findByText(text("keys.secret.stopped")); // the gateway is off
  await press(text("action.done"));
  expect(onClose).not.toHaveBeenCalled();
  expect(screen.getByRole("alert").textContent).toBe(text("keys.secret.uncopied"));
  await press(text("keys.secret.leave"));
  expect(onClose).toHaveBeenCalled();
});

test("a secret that was copied, or its code, is closed at once", async () => {
  backend();
  userEvent.setup(); // brings a clipboard
  const onClose = vi.fn();
  place(<Secret made={made} onClose={onClose} />);
  await screen.findByText(text("keys.secret.try"));
  await press(text("copy.what", { What: text("keys.secret.snippet") }));
  await screen.findByText(text("copy.done"));
  await press(text("action.done"));
  expect(onClose).toHaveBeenCalled();
});

test("the code tries a model that may be called, and most likely answers", async () => {
  const free = { id: "mdl_0", name: "a-model", kind: "chat", priced: false, maxOutput: 0, allowed: true };
  const shut = { id: "mdl_2", name: "b-model", kind: "chat", priced: true, maxOutput: 9, allowed: false };
  const known = { id: "mdl_1", name: "c-model", kind: "chat", priced: true, maxOutput: 9, allowed: true };
  backend({ "Resource.Allowed": () => ({ all: false, models: [free, shut, known] }) });
  place(<Secret made={made} onClose={nothing} />);
  await screen.findByText(/"model": "c-model"/);
});

test("rotating says for how long the old secret works on", async () => {
  const { "APIKey.Rotate": rotate } = backend();
  const onMade = vi.fn();
  place(<RotateKey about={key} onMade={onMade} onClose={nothing} />);
  await userEvent.click(screen.getByRole("button", { name: new RegExp(text("keys.rotate.grace")) }));
  await userEvent.click(screen.getByRole("option", { name: text("keys.rotate.grace.none") }));
  expect(screen.getByText(text("keys.rotate.now"))).toBeTruthy();
  await press(text("keys.rotate.submit"));
  await waitFor(() => expect(onMade).toHaveBeenCalledWith(made));
  expect(rotate).toHaveBeenCalledWith({ organization: "org_1", workspace: "wsp_1", key: "key_1", graceHours: 0 });
});

test("whoever may not see keys reads why, and whom to ask", async () => {
  const { "APIKey.List": list } = backend({ "APIKey.List": () => ({ keys: [], next: "", total: 0 }) });
  place(<KeysTab workspace={{ id: "wsp_1", archived: "", can: ["workspace.read"] } as WorkspaceRef} />);
  await screen.findByText(new RegExp(text("keys.denied").slice(0, 20)));
  expect(list).not.toHaveBeenCalled();
});

test("no key is a sentence and a button", async () => {
  backend({ "APIKey.List": () => ({ keys: [], next: "", total: 0 }) });
  place(<KeysTab workspace={{ ...desk, can } as WorkspaceRef} />);
  await screen.findByText(text("keys.none.active"));
  const [, inside] = screen.getAllByRole("button", { name: text("keys.create") });
  await userEvent.click(inside as HTMLElement);
  expect(screen.getByRole("alertdialog", { name: text("keys.new.title") })).toBeTruthy();
});

const begin = async () => {
  await screen.findByText(text("keys.none.active"));
  const [button] = screen.getAllByRole("button", { name: text("keys.create") });
  await userEvent.click(button as HTMLElement);
  await screen.findByText(text("keys.new.policy", { Count: 30 }));
  await userEvent.type(screen.getByLabelText(text("keys.new.name")), "helpdesk");
  await press(text("keys.new.submit"));
};

test("a secret is shown also to who left the form before the answer came", async () => {
  let answer = nothing as (made: NewKeyView) => void;
  backend({
    "APIKey.List": () => ({ keys: [], next: "", total: 0 }),
    "APIKey.Create": () => new Promise<NewKeyView>((resolve) => (answer = resolve)),
  });
  place(<KeysTab workspace={{ ...desk, can } as WorkspaceRef} />);
  await begin();
  await press(text("action.cancel"));
  expect(screen.queryByRole("alertdialog")).toBeNull();
  answer(made);
  await screen.findByText("itk_01_secret");
});

test("a secret stays until it is closed, whatever becomes of the list behind it", async () => {
  backend({ "APIKey.List": () => ({ keys: [], next: "", total: 0 }) });
  const { again } = place(<KeysTab workspace={{ ...desk, can } as WorkspaceRef} />);
  await begin();
  await screen.findByText("itk_01_secret");
  again(
    <CurrentProvider value={current}>
      <KeysTab workspace={{ ...desk, can: ["workspace.read"] } as WorkspaceRef} />
    </CurrentProvider>,
  );
  expect(screen.getByText("itk_01_secret")).toBeTruthy();
});

test("a secret that was copied by hand is copied", async () => {
  backend();
  const onClose = vi.fn();
  place(<Secret made={made} onClose={onClose} />);
  fireEvent.copy(screen.getByText("itk_01_secret"));
  await press(text("action.done"));
  expect(onClose).toHaveBeenCalled();
});

test("a key's other name can be taken back", async () => {
  const { "APIKey.Rename": rename } = backend({
    "APIKey.Rename": ({ name }: { name: string }) => ({ ...key, name }),
  });
  place(<RenameKey about={key} onClose={nothing} />);
  await userEvent.clear(screen.getByRole("textbox"));
  await userEvent.type(screen.getByRole("textbox"), "desk");
  await press(text("action.save"));
  await userEvent.click(await screen.findByRole("button", { name: text("action.undo") }));
  const about = { organization: "org_1", workspace: "wsp_1", key: "key_1" };
  await waitFor(() => expect(rename).toHaveBeenLastCalledWith({ ...about, name: "helpdesk", was: "desk" }));
});

test("the longest life of keys can be chosen again at once, with the keyboard where it was", async () => {
  backend({
    "APIKey.SetPolicy": () => new Promise(nothing),
    "Plan.Available": () => ({ permissions: ["keys.policy"], features: [], admins: [], billing: [] }),
  });
  place(<PolicyCard onShowLonger={nothing} />);
  const button = await screen.findByRole("button", { name: new RegExp(text("keys.policy")) });
  await waitFor(() => expect((button as HTMLButtonElement).disabled).toBe(false));
  await userEvent.click(button);
  await userEvent.click(screen.getByRole("option", { name: text("keys.days", { Count: 90 }) }));
  await waitFor(() => expect(button.textContent).toContain(text("keys.days", { Count: 90 })));
  expect((button as HTMLButtonElement).disabled).toBe(false);
});
