import { expect, test } from "vitest";
import { grouped } from "@/features/members/permissions";
import type { PermissionView } from "@/lib/bindings";

const permission = (id: string, ...roles: string[]) => ({ id, roles }) as PermissionView;

test("permissions stand with what they are about, what most have first, and none is left out", () => {
  const permissions = [
    permission("organization.manage", "admin"),
    permission("members.manage", "admin"),
    permission("organization.read", "admin", "billing", "member"),
    permission("hats.wear", "member"),
  ];
  const groups = grouped(permissions, ({ roles }) => roles);
  expect(groups.map(({ id, permissions }) => [id, permissions.map((one) => one.id)])).toEqual([
    ["organization", ["organization.read", "organization.manage"]],
    ["members", ["members.manage"]],
    ["other", ["hats.wear"]],
  ]);
});
