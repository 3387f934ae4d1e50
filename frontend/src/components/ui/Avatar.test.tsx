import { expect, test } from "vitest";
import { Locked } from "@/features/account/Locked";
import { Person } from "@/features/members/table/Person";
import type { AccountView, MemberRef } from "@/lib/bindings";
import { answering } from "@/test/backend";
import { show } from "@/test/render";

test("a person has one colour, as an account and as a member", () => {
  answering({ "SocialLogin.Offered": () => ({ providers: [] }) });
  const account = { id: "acc_9", firstName: "Ines", lastName: "Roth", initials: "IR", email: "ines@example.com" };
  const member = { id: "mem_4", name: "Ines Roth", initials: "IR", email: "ines@example.com" };
  const { container } = show(
    <>
      <Locked account={account as AccountView} />
      <Person member={member as MemberRef} />
    </>,
  );
  const colours = [...container.querySelectorAll("[data-text=IR]")].map((at) => at.parentElement?.style.color);
  expect(colours).toHaveLength(2);
  expect(colours[0]).toBe(colours[1]);
});
