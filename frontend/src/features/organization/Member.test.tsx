import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { MemberActions } from "@/features/organization/Member";
import type { MemberRef } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { show } from "@/test/render";

const member = (more: Partial<MemberRef>): MemberRef => ({
  id: "mem_1",
  name: "Jonas Keller",
  email: "jonas@nord.example",
  initials: "JK",
  roles: ["member"],
  mfa: "on",
  you: false,
  canReset: true,
  ...more,
});

const open = async () =>
  userEvent.click(screen.getByRole("button", { name: text("members.menu", { Name: "Jonas Keller" }) }));

test("an Admin of all their organizations resets a member's MFA", async () => {
  const onReset = vi.fn();
  show(<MemberActions member={member({})} onReset={onReset} />);
  await open();
  await userEvent.click(screen.getByRole("menuitem", { name: text("mfa.reset") }));
  expect(onReset).toHaveBeenCalled();
});

test("who may not reads why", async () => {
  const onReset = vi.fn();
  show(<MemberActions member={member({ canReset: false })} onReset={onReset} />);
  await open();
  expect(screen.getByText(text("members.reset.refused"))).toBeTruthy();
  expect(screen.getByRole("menuitem", { name: text("mfa.reset") }).getAttribute("aria-disabled")).toBe("true");
});

test.each([{ mfa: "off" }, { mfa: "" }, { you: true }])("there is nothing to reset for %j", (more) => {
  show(<MemberActions member={member(more)} onReset={() => undefined} />);
  expect(screen.queryByRole("button")).toBeNull();
});
