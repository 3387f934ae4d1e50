import { vi } from "vitest";
import type { FaultField } from "@/lib/fault";

type Answers = Record<string, (input: never) => unknown>;

/** Puts a backend of the given methods ("Account.SignIn") behind the bindings. */
export function answering(answers: Answers): Record<string, ReturnType<typeof vi.fn>> {
  const spies: Record<string, ReturnType<typeof vi.fn>> = {};
  const types: Record<string, Record<string, (input: unknown) => Promise<unknown>>> = {};
  for (const [name, answer] of Object.entries(answers)) {
    const [type = "", method = ""] = name.split(".");
    const spy = vi.fn(async (input: unknown) => answer(input as never));
    spies[name] = spy;
    types[type] = { ...types[type], [method]: spy };
  }
  window.go = { desktop: types };
  return spies;
}

/** Refuses as the window does: with the error as JSON. */
export function refuse(code: string, fields: FaultField[] = []): never {
  throw JSON.stringify({ code, params: {}, fields, message: "" });
}
