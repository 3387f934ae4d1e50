import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { touches, useIdleLock } from "@/features/account/useIdleLock";
import { answering } from "@/test/backend";
import { show } from "@/test/render";

const minute = 60_000;
let other: BroadcastChannel;

function Idle() {
  useIdleLock();
  return null;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"] });
  other = new BroadcastChannel(touches);
});

afterEach(() => {
  other.close();
  vi.useRealTimers();
});

const open = () => {
  const { "Account.Lock": lock } = answering({ "Account.Lock": () => ({ state: "locked" }) });
  show(<Idle />);
  return lock;
};

test("a page that nobody touches locks after a quarter of an hour", async () => {
  const lock = open();
  vi.advanceTimersByTime(14 * minute);
  expect(lock).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2 * minute);
  await vi.waitFor(() => expect(lock).toHaveBeenCalled());
});

test("a touch in another tab of the browser is one here", async () => {
  const lock = open();
  vi.advanceTimersByTime(14 * minute);
  other.postMessage(null);
  await new Promise((resolve) => setTimeout(resolve, 50));
  vi.advanceTimersByTime(14 * minute);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(lock).not.toHaveBeenCalled();
});

test("a touch here is told to the other tabs, now and then", async () => {
  let heard = 0;
  other.onmessage = () => heard++;
  open();
  for (let n = 0; n < 20; n++) window.dispatchEvent(new Event("keydown"));
  await vi.waitFor(() => expect(heard).toBe(1));
});
