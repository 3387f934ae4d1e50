import { expect, test } from "vitest";
import { changesBack } from "@/features/workspace/members/useRoleChange";
import type { WorkspaceMember } from "@/lib/bindings";

const member = (id: string, role: string) => ({ id, role }) as WorkspaceMember;

test("taking a change back gives everybody the role that they had", () => {
  const before = [member("a", "viewer"), member("b", "admin"), member("c", "viewer")];
  expect(changesBack(before)).toEqual([
    { role: "viewer", members: ["a", "c"] },
    { role: "admin", members: ["b"] },
  ]);
});
