import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useVisit } from "@/features/sociallogin/useVisit";
import { answering, refuse } from "@/test/backend";

const tab = { opener: window, location: { replace: vi.fn() }, close: vi.fn() };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("open", () => tab);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

const wait = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

test("the visit is waited for until it is done", async () => {
  const states = ["waiting", "waiting", "done"];
  const { "SocialLogin.Wait": asked, "SocialLogin.Cancel": canceled } = answering({
    "SocialLogin.Begin": () => ({ transaction: "t", url: "https://issuer.example/authorize" }),
    "SocialLogin.Wait": () => ({ state: states.shift(), session: { state: "active" } }),
    "SocialLogin.Cancel": () => ({ state: "failed" }),
  });
  const onDone = vi.fn();
  const { result } = renderHook(() => useVisit("signin", onDone));
  act(() => result.current.begin("idp_1"));
  await wait(10);
  expect(tab.location.replace).toHaveBeenCalledWith("https://issuer.example/authorize");
  expect(result.current.provider).toBe("idp_1");
  await wait(3_100);
  expect(onDone).toHaveBeenCalledWith({ state: "active" });
  expect(result.current.provider).toBeNull();
  await wait(5_000);
  expect(asked).toHaveBeenCalledTimes(3);
  expect(canceled).not.toHaveBeenCalled();
});

test("giving up tells the backend and stops asking", async () => {
  const { "SocialLogin.Cancel": canceled, "SocialLogin.Wait": asked } = answering({
    "SocialLogin.Begin": () => ({ transaction: "t", url: "https://issuer.example/" }),
    "SocialLogin.Wait": () => ({ state: "waiting" }),
    "SocialLogin.Cancel": () => ({ state: "failed" }),
  });
  const { result } = renderHook(() => useVisit("link", vi.fn()));
  act(() => result.current.begin("idp_1"));
  await wait(10);
  await wait(1_100);
  act(() => result.current.cancel());
  await wait(3_000);
  expect(canceled).toHaveBeenCalledWith({ transaction: "t" });
  expect(asked).toHaveBeenCalledTimes(1);
  expect(result.current.error).toBeNull();
});

test("what went wrong there is said here", async () => {
  answering({
    "SocialLogin.Begin": () => ({ transaction: "t", url: "https://issuer.example/" }),
    "SocialLogin.Wait": () => ({ state: "failed", error: { code: "social.expired", params: {} } }),
  });
  const { result } = renderHook(() => useVisit("signin", vi.fn()));
  act(() => result.current.begin("idp_1"));
  await wait(10);
  await wait(1_100);
  expect(result.current.error?.code).toBe("social.expired");
});

test("a visit that can't begin leaves no empty tab", async () => {
  answering({ "SocialLogin.Begin": () => refuse("provider.unreachable") });
  const { result } = renderHook(() => useVisit("signin", vi.fn()));
  act(() => result.current.begin("idp_1"));
  await wait(10);
  expect(tab.close).toHaveBeenCalled();
  expect(result.current.error?.code).toBe("provider.unreachable");
});
