import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { useChat } from "@/features/chat/api";
import { Conversation } from "@/features/chat/Conversation";
import { drafts } from "@/features/chat/memory";
import type { ChatView, MessageView } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";
import { queries } from "@/lib/queries";
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

let grow: () => void = () => undefined;
vi.stubGlobal(
  "ResizeObserver",
  class {
    constructor(onResize: () => void) {
      grow = onResize;
    }
    observe() {}
    disconnect() {}
  },
);

const onBegun = vi.fn();
const talk = (shown: ChatView | undefined) => (
  <Conversation place={place} view={shown} choices={choices} onBegun={onBegun} onDeleted={() => undefined} />
);

/** The same, of what the cache has. */
function Live() {
  const { data } = useChat(place, "cht_1");
  return data ? talk(data) : null;
}

/** A promise, and what keeps it. */
function later<T>() {
  let keep: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    keep = resolve;
  });
  return { promise, keep };
}

beforeEach(() => {
  drafts.set({});
  onBegun.mockClear();
});

const aloud = () =>
  screen
    .getAllByRole("status")
    .map(({ textContent }) => textContent)
    .join("");
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

test("a question on its way is shown, and what is typed meanwhile is kept, also where it fails", async () => {
  const asked = later<void>();
  answering({ "Chat.Send": () => asked.promise.then(() => refuse("chat.busy")) });
  show(talk(view(message({}))));
  await userEvent.type(field(), "And now?{Enter}");
  await screen.findByText("And now?");
  expect(field().value).toBe("");
  await userEvent.type(field(), "More.");
  await act(async () => asked.keep());
  await screen.findByText(text("error.chat.busy"));
  expect(field().value).toBe("And now?\nMore.");
});

test("who went elsewhere while a chat began is not led back", async () => {
  const asked = later<object>();
  answering({ "Chat.Send": () => asked.promise, "Chat.Read": () => view(message({})) });
  const { unmount } = show(talk(undefined));
  await userEvent.type(field(), "Hello?{Enter}More.");
  unmount();
  await act(async () => asked.keep({ chat: "cht_1", run: "cht_1.2" }));
  await waitFor(() => expect(drafts.get()["wsp_1 cht_1"]).toBe("More."));
  expect(drafts.get()["wsp_1 "]).toBe("");
  expect(onBegun).not.toHaveBeenCalled();
});

test("a question that arrived is not asked twice because reading the chat failed", async () => {
  answering({ "Chat.Send": () => ({ chat: "cht_1", run: "cht_1.2" }), "Chat.Read": () => refuse("internal") });
  show(talk(undefined));
  await userEvent.type(field(), "Hello?{Enter}");
  await waitFor(() => expect(onBegun).toHaveBeenCalledWith("cht_1"));
  expect(screen.queryByRole("alert")).toBeNull();
  expect(field().value).toBe("");
});

test("what was read before a question was asked doesn't hide the answer", async () => {
  const old = later<ChatView>();
  let reads = 0;
  const under = view(message({ id: "3", text: "Since", state: "running" }), "cht_1.3");
  answering({
    "Chat.Send": () => ({ chat: "cht_1", run: "cht_1.2" }),
    "Chat.Read": () => [view(message({})), old.promise, under][reads++],
    "Chat.Follow": () => later().promise,
  });
  show(<Live />);
  await screen.findByText("Good day.");
  act(() => void queries.invalidateQueries());
  await waitFor(() => expect(reads).toBe(2));
  await userEvent.type(field(), "And now?{Enter}");
  await screen.findByText("Since");
  await act(async () => {
    old.keep(view(message({})));
    await new Promise((resolve) => setTimeout(resolve, 50));
  });
  screen.getByRole("button", { name: text("chat.stop") });
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
    "Chat.Read": () =>
      calls < 3 ? view(message({ text: "Grüß", state: "running" }), "cht_1.2") : view(message({ text: "Grüß Tag." })),
  });
  show(<Live />);
  const part = await screen.findByText("Grüß Tag");
  expect(screen.getByRole("button", { name: text("chat.stop") })).toBeTruthy();
  expect(aloud()).toBe(text("chat.waiting"));
  await screen.findByText("Grüß Tag.", undefined, { timeout: 5_000 });
  expect(part.isConnected).toBe(true); // whoever has selected some of it still has
  await waitFor(() => expect(aloud()).toBe(text("chat.answered")));
  expect(follow?.mock.calls.map(([input]) => (input as { from: number }).from)).toEqual([6, 10, 10]);
});

test("an answer that may no longer be read ends with the reason, and what there is of it", async () => {
  let calls = 0;
  const { "Chat.Follow": follow } = answering({
    "Chat.Follow": () => (calls++ === 0 ? { text: " Tag", next: 10, done: false } : refuse("permission.denied")),
    "Chat.Read": () => view(message({ text: "Grüß", state: "running" }), "cht_1.2"),
  });
  show(<Live />);
  await screen.findByRole("button", { name: text("chat.retry") });
  screen.getByText("Grüß Tag");
  expect(screen.getAllByText(text("error.permission.denied")).length).toBe(2); // seen, and said aloud
  expect(screen.queryByRole("button", { name: text("chat.stop") })).toBeNull();
  expect(follow).toHaveBeenCalledTimes(2);
});

test("nothing is said aloud of what was answered before", () => {
  show(talk(view(message({}))));
  expect(aloud()).toBe("");
});

test("the end of what grows stays in sight until somebody scrolls back, however little", async () => {
  answering({ "Chat.Follow": () => later().promise });
  show(talk(view(message({ text: "Grüß", state: "running" }), "cht_1.2")));
  const box = screen.getByRole("log");
  const high = (scrollHeight: number) => {
    Object.defineProperties(box, {
      clientHeight: { configurable: true, value: 100 },
      scrollHeight: { configurable: true, value: scrollHeight },
    });
    grow();
  };
  const scroll = (top: number) => {
    box.scrollTop = top;
    fireEvent.scroll(box);
  };
  high(500);
  expect(box.scrollTop).toBe(500);
  scroll(400);
  high(600);
  expect(box.scrollTop).toBe(600);
  scroll(500);
  scroll(490);
  high(700);
  expect(box.scrollTop).toBe(490);
  scroll(598);
  high(800);
  expect(box.scrollTop).toBe(800);
});

test("of a long conversation the end is drawn, and the rest when it is asked for", async () => {
  const many = Array.from({ length: 200 }, (_, index) => message({ id: `${index + 1}`, text: `No. ${index + 1}` }));
  show(talk({ ...view(message({})), messages: many }));
  await screen.findByText("No. 200");
  expect(screen.getAllByRole("article")).toHaveLength(60);
  const box = screen.getByRole("log");
  Object.defineProperty(box, "scrollHeight", { get: () => screen.getAllByRole("article").length * 10 });
  box.scrollTop = 25;
  await userEvent.click(screen.getByRole("button", { name: text("chat.earlier") }));
  expect(screen.getAllByRole("article")).toHaveLength(120);
  expect(box.scrollTop).toBe(625);
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

test("a limit that was reached is named, with its level and how long to wait", async () => {
  const params = { level: "plan", limit: "requests_per_second", seconds: "2" };
  const problem = { code: "chat.rate_of", params, message: "" };
  show(talk(view(message({ text: "", state: "failed", problem }))));
  await screen.findByText(/Requests per second.* \(.*Plan.*\)\. Try again in .*2.* s\./);
});

test("what was kept of a model without a price names the model", async () => {
  const problem = { code: "chat.unpriced", params: {}, message: "" };
  show(talk(view(message({ text: "", state: "failed", problem }))));
  await screen.findByText(text("error.chat.unpriced", { model: "small" }));
});

test("of a chat whose model is gone, the person chooses another", async () => {
  const gone = view(message({}));
  show(talk({ ...gone, chat: { ...gone.chat, model: "gone" } }));
  screen.getByText(text("chat.model.choose"));
  screen.getByText(text("chat.model.gone", { Name: isolate("gone") }));
  await userEvent.type(field(), "Hello?");
  expect(screen.getByRole("button", { name: text("chat.send") }).hasAttribute("disabled")).toBe(true);
  expect(screen.queryByRole("button", { name: text("chat.retry") })).toBeNull();
});

test("a question stays as it was written, an answer is read as Markdown", async () => {
  const words = "**one**\n\n- two\n\n<b>three</b>";
  const both = view(message({ text: words }));
  show(talk({ ...both, messages: [{ ...question, text: words }, message({ text: words })] }));
  expect((await screen.findByText("one")).tagName).toBe("STRONG");
  screen.getByText("**one**");
  expect(screen.getAllByRole("listitem")).toHaveLength(1);
  expect(screen.getAllByText("<b>three</b>")).toHaveLength(2);
});

test("an answer says what it took, and whether that is counted or guessed", () => {
  const { again } = show(talk(view(message({}))));
  expect(screen.getAllByText("12 tokens in, 4 out · €0.000064").length).toBe(2);
  again(talk(view(message({ state: "stopped", estimated: true, spend: "" }))));
  screen.getByText("about 12 tokens in, 4 out · no price");
  screen.getByText(new RegExp(text("chat.stopped.counted")));
});
