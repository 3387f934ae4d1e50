import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { everybody } from "@/features/members/narrowing";
import { useColumns } from "@/features/members/table/useColumns";
import type { MemberRef } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { show } from "@/test/render";

const cleo = {
  id: "mem_c",
  name: "Cleo",
  email: "c@x.example",
  roles: [],
  workspaces: [],
  seen: "",
  joined: "2026-01-02T03:04:05Z",
};
const nothing = () => undefined;

function Cells({ member }: { member: MemberRef }) {
  return useColumns(true, everybody, nothing).map(({ id, cell }) => <div key={id}>{cell(member)}</div>);
}

const row = (more: Partial<MemberRef>) =>
  show(<Cells member={{ ...cleo, active: true, you: false, ...more } as MemberRef} />);

test("whoever looks is here now", () => {
  row({ you: true, seen: "2026-01-02T03:04:05Z" });
  expect(screen.getByText(text("members.now"))).toBeTruthy();
});

test("that somebody has no seat stands beside the name, not among the roles", () => {
  row({ active: false });
  expect(screen.getByText(text("no_seat.hint")).parentElement?.textContent).toContain("Cleo");
});

test("the first workspaces are named and the others counted; an Admin gets in everywhere", () => {
  row({ workspaces: ["Support", "Lab"], moreWorkspaces: 4 });
  expect(screen.getByText(/Support.*Lab.*\+4/)).toBeTruthy();
  row({ roles: ["admin"], workspaces: ["Core"], moreWorkspaces: 0 });
  expect(screen.getByText(text("workspace.role.organization"))).toBeTruthy();
  expect(screen.queryByText(/Core/)).toBeNull();
});
