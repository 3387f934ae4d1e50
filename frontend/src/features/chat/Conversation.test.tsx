import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { Conversation } from "@/features/chat/Conversation";
import { drafts } from "@/features/chat/memory";
import type { ChatView, MessageView } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { answering, refuse } from "@/test/backend";
import { show } from "@/test/render";

const place = { organization: "org_1", workspace: "wsp_1" };
const choices = {
  models: [
    { name: "agent:Helper", agent: true },
    { name: "small", agent: false },
  ],
  currency: "EUR",
};

const message = (more: Partial<MessageView>): MessageView => ({
  id: "2",
  role: "assistant",
  text: "Good day.",
  model: "small",
  input: 12,
  output: 4,
  spend: "64000",
  estimated: false,
  state: "done",
  time: "2026-11-22T08:00:00Z",
  ...more,
});

const question = message({ id: "1", role: "user", text: "Hello?", spend: "" });

const view = (last: MessageView, run = ""): ChatView => ({
  chat: { id: "cht_1", title: "Hello?", model: "small", updated: "2026-11-22T08:00:00Z", messages: 2 },
  messages: [question, last],
  run,
  input: 12,
  output: 4,
  spend: "64000",
  estimated: false,
  currency: "EUR",
});

const onBegun = vi.fn();
const talk = (shown: ChatView | undefined) => (
  <Conversation place={place} view={shown} choices={choices} onBegun={onBegun} onDeleted={() => undefined} />
);

beforeEach(() => {
  drafts.set({});
  onBegun.mockClear();
});

const field = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: text("chat.message") });

test("Enter sends what was written, and leads to the chat that has begun", async () => {
  const { "Chat.Send": send } = answering({
    "Chat.Send": () => ({ chat: "cht_1", run: "cht_1.2" }),
    "Chat.Read": () => view(message({ text: "", state: "running" }), "cht_1.2"),
  });
  show(talk(undefined));
  await userEvent.type(field(), "Hello?{Shift>}{Enter}{/Shift}More.");
  expect(send).not.toHaveBeenCalled();
  fireEvent.keyDown(field(), { key: "Enter", isComposing: true });
  expect(send).not.toHaveBeenCalled();
  await userEvent.type(field(), "{Enter}");
  await waitFor(() => expect(onBegun).toHaveBeenCalledWith("cht_1"));
  expect(send).toHaveBeenCalledWith({ ...place, chat: "", model: "agent:Helper", text: "Hello?\nMore.", retry: false });
  expect(field().value).toBe("");
});

test("what could not be sent stays, with the reason", async () => {
  answering({ "Chat.Send": () => refuse("chat.busy") });
  show(talk(view(message({}))));
  await userEvent.type(field(), "And now?{Enter}");
  await screen.findByText(text("error.chat.busy"));
  expect(field().value).toBe("And now?");
});

test("an answer is followed from where it is, also after a lost call", async () => {
  let calls = 0;
  const { "Chat.Follow": follow } = answering({
    "Chat.Follow": ({ from }: { from: number }) => {
      calls++;
      if (calls === 1) return { text: " Tag", next: from + 4, done: false };
      if (calls === 2) return refuse("internal");
      return { text: ".", next: from + 1, done: true, message: message({ text: "Grüß Tag." }) };
    },
    "Chat.Read": () => view(message({ text: "Grüß Tag." })),
  });
  show(talk(view(message({ text: "Grüß", state: "running" }), "cht_1.2")));
  await screen.findByText("Grüß Tag");
  expect(screen.getByRole("button", { name: text("chat.stop") })).toBeTruthy();
  await waitFor(() => expect(follow).toHaveBeenCalledTimes(3), { timeout: 5_000 });
  expect(follow?.mock.calls.map(([input]) => (input as { from: number }).from)).toEqual([6, 10, 10]);
});

test("the last answer can be asked for again, of the model that is chosen", async () => {
  const { "Chat.Send": send } = answering({
    "Chat.Send": () => ({ chat: "cht_1", run: "cht_1.3" }),
    "Chat.Read": () => view(message({ id: "3" })),
  });
  show(talk(view(message({ text: "", state: "failed", problem: { code: "chat.rate", params: {}, message: "" } }))));
  await screen.findByText(text("error.chat.rate"));
  await userEvent.click(screen.getByRole("button", { name: text("chat.retry") }));
  expect(send).toHaveBeenCalledWith({ ...place, chat: "cht_1", model: "small", text: "", retry: true });
});

test("of a chat whose model is gone, the person chooses another", async () => {
  const gone = view(message({}));
  show(talk({ ...gone, chat: { ...gone.chat, model: "gone" } }));
  screen.getByText(text("chat.model.choose"));
  await userEvent.type(field(), "Hello?");
  expect(screen.getByRole("button", { name: text("chat.send") }).hasAttribute("disabled")).toBe(true);
  expect(screen.queryByRole("button", { name: text("chat.retry") })).toBeNull();
});

test("nothing that a model writes becomes markup", () => {
  show(talk(view(message({ text: '<img src=x onerror="alert(1)"> and\n\n```html\n<script>alert(2)</script>\n```' }))));
  const answer = within(screen.getAllByRole("article")[1] as HTMLElement);
  expect(answer.queryByRole("img")).toBeNull();
  expect(document.querySelector("article script")).toBeNull();
  answer.getByText("<script>alert(2)</script>");
});

test("an answer says what it took, and whether that is counted or guessed", () => {
  const { again } = show(talk(view(message({}))));
  expect(screen.getAllByText("12 tokens in, 4 out · €0.000064").length).toBe(2);
  again(talk(view(message({ state: "stopped", estimated: true, spend: "" }))));
  screen.getByText("about 12 tokens in, 4 out · no price");
  screen.getByText(new RegExp(text("chat.stopped.counted")));
});
