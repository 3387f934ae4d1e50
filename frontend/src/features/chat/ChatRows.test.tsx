import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { ChatRows } from "@/features/chat/ChatRows";
import { text } from "@/lib/i18n";
import { answering, refuse } from "@/test/backend";
import { show } from "@/test/render";

vi.mock("@/features/account/Current", () => ({
  useCurrent: () => ({ organization: { id: "org_1", name: "Atelier Nord" } }),
}));

const settings = (more: object = {}) => ({
  days: 0,
  chats: 1284,
  people: 42,
  older: 0,
  manage: { allowed: true, reason: "" },
  ...more,
});

test("all chats go only after the name was typed", async () => {
  const { "Chat.DeleteAll": remove } = answering({
    "Chat.Settings": () => settings(),
    "Chat.DeleteAll": () => ({ changed: 1284 }),
  });
  show(<ChatRows />);
  await screen.findByText(/1,284 chats of 42 people/);
  await userEvent.click(screen.getByRole("button", { name: text("chat.all.action") }));
  screen.getByText(text("chat.all.backup"));
  const submit = screen.getByRole("button", { name: text("chat.all.submit") });
  const typed = screen.getByLabelText(text("general.delete.confirm", { Name: "Atelier Nord" }));
  await userEvent.type(typed, "Atelier{Enter}");
  expect(submit.hasAttribute("disabled")).toBe(true);
  await userEvent.type(typed, " Nord{Enter}");
  await screen.findByText(text("chat.all.done", { Count: 1284 }));
  expect(remove).toHaveBeenCalledExactlyOnceWith({ organization: "org_1", name: "Atelier Nord" });
});

test("a shorter time says how many chats it deletes before it does", async () => {
  const { "Chat.SetRetention": set } = answering({
    "Chat.Settings": ({ days }: { days: number }) => settings({ older: days === 30 ? 7 : 0 }),
    "Chat.SetRetention": ({ days }: { days: number }) => settings({ days }),
  });
  show(<ChatRows />);
  await userEvent.click(await screen.findByRole("button", { name: new RegExp(text("chat.retention")) }));
  await userEvent.click(screen.getByRole("option", { name: text("chat.days", { Count: 30 }) }));
  await screen.findByText(text("chat.retention.older", { Count: 7 }));
  expect(set).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: text("chat.retention.delete", { Count: 7 }) }));
  await waitFor(() => expect(set).toHaveBeenCalledWith({ organization: "org_1", days: 30 }));
});

test("whoever may not manage chats reads why", async () => {
  answering({ "Chat.Settings": () => settings({ manage: { allowed: false, reason: "role" } }) });
  show(<ChatRows />);
  expect((await screen.findAllByText(text("reason.role"))).length).toBe(2);
  expect(screen.getByRole("button", { name: text("chat.all.action") }).hasAttribute("disabled")).toBe(true);
});

test("what could not be read is said, in place of a wait without end", async () => {
  answering({ "Chat.Settings": () => refuse("internal") });
  show(<ChatRows />);
  await screen.findByRole("alert");
  expect(screen.queryByText(text("chat.all.none"))).toBeNull();
});

test("why a shorter time can't be chosen just now is said where it is asked for", async () => {
  answering({ "Chat.Settings": ({ days }: { days: number }) => (days ? refuse("internal") : settings()) });
  show(<ChatRows />);
  await userEvent.click(await screen.findByRole("button", { name: new RegExp(text("chat.retention")) }));
  await userEvent.click(screen.getByRole("option", { name: text("chat.days", { Count: 30 }) }));
  await screen.findByRole("alert");
});
