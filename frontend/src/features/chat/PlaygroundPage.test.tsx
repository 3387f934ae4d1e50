import { act, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { lastPlace } from "@/features/chat/memory";
import { PlaygroundPage } from "@/features/chat/PlaygroundPage";
import { text } from "@/lib/i18n";
import { queries } from "@/lib/queries";
import { answering, refuse } from "@/test/backend";
import { show } from "@/test/render";

const address = vi.hoisted(() => ({ params: {} as Record<string, string> }));
vi.mock("@tanstack/react-router", () => ({ useParams: () => address.params, useNavigate: () => vi.fn(), Link: "a" }));
vi.mock("@/features/account/Current", () => ({
  useCurrent: () => ({ organization: { id: "org_1", name: "Atelier Nord" } }),
}));

const workspace = (id: string) => ({ id, name: id, can: ["resources.use"] });
let workspaces = [workspace("wsp_1"), workspace("wsp_2")];

function opened(more: Parameters<typeof answering>[0] = {}) {
  const spies = answering({
    "Workspace.List": () => ({ workspaces, total: workspaces.length }),
    "Chat.Choices": () => ({ models: [{ name: "small", agent: false }], currency: "EUR" }),
    "Chat.List": () => ({ chats: [], next: "", total: 0 }),
    ...more,
  });
  show(<PlaygroundPage />);
  return spies;
}

beforeEach(() => {
  workspaces = [workspace("wsp_1"), workspace("wsp_2")];
  lastPlace.set({});
});

test("who may no longer use a workspace isn't led to another one unasked", async () => {
  address.params = { workspace: "wsp_2" };
  opened();
  await screen.findByRole("textbox", { name: text("chat.message") });
  workspaces = [workspace("wsp_1")];
  act(() => void queries.invalidateQueries());
  await screen.findByText(text("error.not_found"));
  expect(screen.queryByRole("textbox", { name: text("chat.message") })).toBeNull();
});

test("an address of another organization leads to where one was last, or to the first", async () => {
  address.params = { workspace: "wsp_9" };
  lastPlace.set({ org_1: "wsp_2" });
  const { "Chat.Choices": choices } = opened();
  await screen.findByRole("textbox", { name: text("chat.message") });
  expect(choices).toHaveBeenCalledWith({ organization: "org_1", workspace: "wsp_2" });
});

test("a chat that can't be read says so in its place; the list beside it stays", async () => {
  address.params = { workspace: "wsp_1", chat: "cht_9" };
  opened({ "Chat.Read": () => refuse("not_found") });
  await screen.findByText(text("error.not_found"));
  screen.getByRole("searchbox");
});

test("a list of chats that can't be read can be tried again", async () => {
  address.params = { workspace: "wsp_1" };
  let isDown = true;
  opened({ "Chat.List": () => (isDown ? refuse("internal") : { chats: [], next: "", total: 0 }) });
  const again = await screen.findByRole("button", { name: text("action.retry") });
  isDown = false;
  act(() => again.click());
  await screen.findByText(text("chat.none"));
});
