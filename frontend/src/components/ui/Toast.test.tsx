import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { done, failed, withdrawAll, withdrawPassing } from "@/components/ui/Toast";
import { adopt, sessionKey } from "@/features/account/api";
import type { SessionView } from "@/lib/bindings";
import { showLanguage, text } from "@/lib/i18n";
import { queries } from "@/lib/queries";
import { show } from "@/test/render";

beforeEach(() => {
  vi.useFakeTimers();
  show(null);
});

afterEach(() => {
  act(withdrawAll);
  vi.useRealTimers();
});

const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000));

test("a failure stays longer than what was done, and goes away", async () => {
  act(() => done("Copied"));
  act(() => done("Renamed", { undo: () => undefined }));
  act(() => failed("Refused"));
  await pass(7);
  expect(screen.queryByText("Copied")).toBeNull();
  await pass(2);
  expect(screen.getByText("Renamed")).toBeTruthy();
  await pass(2);
  expect(screen.queryByText("Renamed")).toBeNull();
  expect(screen.getByText("Refused")).toBeTruthy();
  await pass(2);
  expect(screen.queryByText("Refused")).toBeNull();
});

test("the next message about a thing replaces the one before it", () => {
  act(() => done("Now called B", { about: "name", undo: () => undefined }));
  act(() => done("Copied"));
  act(() => failed("The name is A again", "name"));
  expect(screen.queryByText("Now called B")).toBeNull();
  expect(screen.getByText("Copied")).toBeTruthy();
  expect(screen.getByText("The name is A again")).toBeTruthy();
});

test("what was said in a session goes with it, and what is said of its end stays", async () => {
  queries.setQueryData(sessionKey, { state: "active", account: { id: "acc_1" } } as SessionView);
  act(() => failed("Refused"));
  await act(() => adopt({ state: "none" } as SessionView));
  act(() => done("Signed out"));
  await pass(1);
  expect(screen.queryByText("Refused")).toBeNull();
  expect(screen.getByText("Signed out")).toBeTruthy();
});

test("another page takes along what was said of the one before, but not what can be undone", () => {
  act(() => done("Copied"));
  act(() => failed("Refused"));
  act(() => done("Renamed", { undo: () => undefined }));
  act(withdrawPassing);
  expect(screen.queryByText("Copied")).toBeNull();
  expect(screen.queryByText("Refused")).toBeNull();
  expect(screen.getByText("Renamed")).toBeTruthy();
});

test("in another language a message is said anew, or not any more", async () => {
  act(() => done("Copied"));
  act(() => done((now) => now("general.renamed", { Name: "B" }), { undo: () => undefined }));
  screen.getByText(text("general.renamed", { Name: "B" }));
  await act(() => showLanguage("de"));
  expect(screen.queryByText("Copied")).toBeNull();
  expect(screen.getByText(text("general.renamed", { Name: "B" })).textContent).toContain("Umbenannt");
  await act(() => showLanguage("en"));
});
