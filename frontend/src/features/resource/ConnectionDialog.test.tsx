import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { CurrentProvider } from "@/features/account/Current";
import { ConnectionDialog } from "@/features/resource/ConnectionDialog";
import type { AccountView, ConnectionView, OrganizationRef } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { queries } from "@/lib/queries";
import { answering, refuse } from "@/test/backend";
import { show } from "@/test/render";

const connection = {
  id: "con_1",
  name: "Atelier GPU",
  baseURL: "https://a.example/v1",
  hasKey: true,
} as ConnectionView;
const current = { account: {} as AccountView, organization: { id: "org_1" } as OrganizationRef };

function opened(answers: Parameters<typeof answering>[0], more: { connection?: ConnectionView } = { connection }) {
  const onAdded = vi.fn();
  const spies = answering({ "Resource.Connections": () => ({ connections: [connection] }), ...answers });
  const { unmount } = show(
    <CurrentProvider value={current}>
      <ConnectionDialog {...more} onClose={vi.fn()} onAdded={onAdded} />
    </CurrentProvider>,
  );
  return { spies, onAdded, unmount };
}

const field = (name: "name" | "baseURL" | "key") => screen.getByLabelText(text(`connections.field.${name}`));
const press = (key: "connections.test" | "action.save") =>
  userEvent.click(screen.getByRole("button", { name: text(key) }));

test("what is wrong with a field is said, also where spaces stand around it", async () => {
  opened({ "Resource.SetConnection": () => refuse("input.invalid", [{ name: "baseURL", code: "not_a_url" }]) });
  await userEvent.type(field("baseURL"), " ");
  await press("action.save");
  await screen.findByText(text("field.not_a_url"));
});

test("a key that is to be forgotten is not sent, even if one was typed", async () => {
  const { spies } = opened({ "Resource.SetConnection": () => ({ connections: [connection] }) });
  await userEvent.type(field("key"), "sk-typed");
  await userEvent.click(screen.getByRole("checkbox"));
  await press("action.save");
  await waitFor(() => expect(spies["Resource.SetConnection"]).toHaveBeenCalled());
  expect(spies["Resource.SetConnection"]?.mock.calls[0]).toMatchObject([{ key: "", keepKey: false }]);
});

test("a key isn't kept in memory once it is with the program", async () => {
  const { spies, unmount } = opened({
    "Resource.TestConnection": () => ({ ok: true, models: [], milliseconds: 1 }),
    "Resource.SetConnection": () => ({ connections: [connection] }),
  });
  await userEvent.type(field("key"), "sk-typed");
  await press("connections.test");
  await press("action.save");
  await waitFor(() => expect(spies["Resource.SetConnection"]).toHaveBeenCalled());
  unmount();
  await waitFor(() => expect(queries.getMutationCache().getAll()).toHaveLength(0));
});

test("a test that ends after the address has changed says nothing about the new one", async () => {
  let answer: (view: object) => void = () => undefined;
  opened({
    "Resource.TestConnection": () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  });
  await press("connections.test");
  await userEvent.type(field("baseURL"), "/other");
  answer({ ok: true, models: [], milliseconds: 5, problem: null });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(screen.queryByRole("status")).toBeNull();
});

test("the one that was added is handed on, however the program spells its name", async () => {
  const added = { ...connection, id: "con_2", name: "Neu" };
  const { onAdded } = opened({ "Resource.SetConnection": () => ({ connections: [added, connection] }) }, {});
  await userEvent.type(field("name"), "N e u");
  await userEvent.type(field("baseURL"), "https://b.example/v1");
  await press("action.save");
  await waitFor(() => expect(onAdded).toHaveBeenCalledWith(added));
});
