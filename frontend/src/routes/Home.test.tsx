import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Home } from "@/routes/Home";
import { answering, refuse } from "@/test/backend";
import { show } from "@/test/render";

const current = vi.hoisted(() => ({ roles: ["member"] }));
vi.mock("@tanstack/react-router", () => ({ Navigate: ({ to }: { to: string }) => <p>{to}</p> }));
vi.mock("@/features/account/Current", () => ({
  useCurrent: () => ({ organization: { id: "org_1", roles: current.roles } }),
}));

test.each([
  ["who only works in it", ["member"], ["workspace.read", "resources.use"], "/playground"],
  ["who may talk to no model", ["member"], ["workspace.read"], "/general"],
  ["who is in no workspace", ["member"], undefined, "/general"],
])("%s begins where they can do something", async (_, roles, can, page) => {
  current.roles = roles;
  answering({ "Workspace.List": () => ({ workspaces: can ? [{ id: "wsp_1", can }] : [] }) });
  show(<Home />);
  await screen.findByText(page);
});

test.each([["admin"], ["billing"]])("%s begins with the organization, and waits for nothing", (role) => {
  current.roles = [role, "member"];
  const { "Workspace.List": list } = answering({ "Workspace.List": () => ({ workspaces: [] }) });
  show(<Home />);
  expect(screen.getByText("/general")).toBeTruthy();
  expect(list).not.toHaveBeenCalled();
});

test("without an answer there is General", async () => {
  current.roles = ["member"];
  answering({ "Workspace.List": () => refuse("internal") });
  show(<Home />);
  await screen.findByText("/general");
});
