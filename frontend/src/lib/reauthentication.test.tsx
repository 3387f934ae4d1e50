import { act, renderHook, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Fault } from "@/lib/fault";
import { confirming, Declined, Required, useQuestion } from "@/lib/reauthentication";

const stale = () => new Fault({ code: Required });

test("what was refused for want of a confirmation is repeated once it is given", async () => {
  const { result } = renderHook(() => useQuestion());
  const attempt = vi.fn().mockRejectedValueOnce(stale()).mockResolvedValue("done");
  const call = confirming(attempt);
  await waitFor(() => expect(result.current).not.toBeNull());
  act(() => result.current?.answer(true));
  expect(await call).toBe("done");
  expect(attempt).toHaveBeenCalledTimes(2);
  await waitFor(() => expect(result.current).toBeNull());
});

test("who would rather not has changed nothing", async () => {
  const { result } = renderHook(() => useQuestion());
  const attempt = vi.fn().mockRejectedValue(stale());
  const call = confirming(attempt).catch((fault: Fault) => fault.code);
  await waitFor(() => expect(result.current).not.toBeNull());
  act(() => result.current?.answer(false));
  expect(await call).toBe(Declined);
  expect(attempt).toHaveBeenCalledTimes(1);
});

test("calls that are refused together share one question", async () => {
  const { result } = renderHook(() => useQuestion());
  const attempts = [1, 2].map((n) => vi.fn().mockRejectedValueOnce(stale()).mockResolvedValue(n));
  const calls = Promise.all(attempts.map((attempt) => confirming(attempt)));
  await waitFor(() => expect(result.current).not.toBeNull());
  act(() => result.current?.answer(true));
  expect(await calls).toEqual([1, 2]);
});

test("when whoever was asked goes away, nothing goes on in their name", async () => {
  const { result, unmount } = renderHook(() => useQuestion());
  const call = confirming(vi.fn().mockRejectedValue(stale())).catch((fault: Fault) => fault.code);
  await waitFor(() => expect(result.current).not.toBeNull());
  unmount();
  expect(await call).toBe(Declined);
});

test("where nobody can be asked, and for any other fault, the answer stands", async () => {
  await expect(confirming(() => Promise.reject(stale()))).rejects.toHaveProperty("code", Required);
  renderHook(() => useQuestion());
  await expect(confirming(() => Promise.reject(new Fault({ code: "not_found" })))).rejects.toHaveProperty(
    "code",
    "not_found",
  );
});
