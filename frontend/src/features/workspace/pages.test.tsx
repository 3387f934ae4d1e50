import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { CurrentProvider } from "@/features/account/Current";
import { WorkspacePage } from "@/features/workspace/WorkspacePage";
import { WorkspacesPage } from "@/features/workspace/WorkspacesPage";
import type { AccountView, OrganizationRef, WorkspaceRef } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { queries } from "@/lib/queries";
import { answering, refuse } from "@/test/backend";
import { show } from "@/test/render";

const shown = { workspace: "wsp_1" };

vi.mock("@tanstack/react-router", () => ({
  Link: ({ children }: { children: React.ReactNode }) => children,
  Outlet: () => <input aria-label="typed" />,
  useLocation: () => ({ pathname: "/workspaces" }),
  useNavigate: () => () => undefined,
  useParams: () => shown,
}));

const current = { account: {} as AccountView, organization: { id: "org_1", name: "Nord" } as OrganizationRef };
const workspace = (id: string, name: string) =>
  ({ id, name, archived: "", created: "2026-11-01T00:00:00Z", members: 1, keys: 0, role: "", can: [] }) as unknown;
const available = () => ({ permissions: [], features: [], admins: [], billing: [] });

test("a list that is there stays when it can't be read again", async () => {
  const { "Workspace.List": list } = answering({
    "Workspace.List": () => ({ workspaces: [workspace("wsp_1", "Support")] }),
    "Plan.Available": available,
  });
  show(
    <CurrentProvider value={current}>
      <WorkspacesPage />
    </CurrentProvider>,
  );
  await screen.findByText("Support");
  list?.mockImplementation(async () => refuse("internal"));
  await queries.refetchQueries({ queryKey: ["organization", "workspaces"] });
  await waitFor(() => expect(list).toHaveBeenCalledTimes(2));
  expect(screen.getByText("Support")).toBeTruthy();
});

test("what was typed in a workspace doesn't follow into another, and who may no longer see it is told", async () => {
  answering({
    "Workspace.Get": ({ workspace: id }: { workspace: string }) => {
      if (id === "wsp_gone") return refuse("not_found");
      return { workspace: workspace(id, id) as WorkspaceRef };
    },
    "Plan.Available": available,
  });
  const page = () => (
    <CurrentProvider value={current}>
      <WorkspacePage />
    </CurrentProvider>
  );
  const { again } = show(page());
  await userEvent.type(await screen.findByLabelText("typed"), "zoe");
  queries.setQueryData(["organization", "workspace", "org_1", "wsp_2"], { workspace: workspace("wsp_2", "Lab") });
  shown.workspace = "wsp_2";
  again(page());
  expect(screen.getByText("Lab")).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>("typed").value).toBe("");
  queries.setQueryData(["organization", "workspace", "org_1", "wsp_gone"], { workspace: workspace("wsp_gone", "Old") });
  shown.workspace = "wsp_gone";
  again(page());
  await queries.refetchQueries({ queryKey: ["organization", "workspace", "org_1", "wsp_gone"] });
  await screen.findByText(text("error.not_found"));
  expect(screen.queryByLabelText("typed")).toBeNull();
});
