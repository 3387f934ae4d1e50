import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { MemberRow } from "@/features/members/table/MemberRow";
import type { MemberRef } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { show } from "@/test/render";

const cleo = { id: "mem_c", name: "Cleo", email: "c@x.example", roles: [], seen: "", joined: "2026-01-02T03:04:05Z" };

const row = (more: Partial<MemberRef>) =>
  show(
    <MemberRow
      place={0}
      manages
      isActive={false}
      isSelected={false}
      member={{ ...cleo, active: true, you: false, ...more } as MemberRef}
    />,
  );

test("whoever looks is here now", () => {
  row({ you: true, seen: "2026-01-02T03:04:05Z" });
  expect(screen.getByText(text("members.now"))).toBeTruthy();
});

test("that somebody has no seat stands beside the name, not among the roles", () => {
  row({ active: false });
  expect(screen.getByText(text("no_seat.hint")).parentElement?.textContent).toContain("Cleo");
});
