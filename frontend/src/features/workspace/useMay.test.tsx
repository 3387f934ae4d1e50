import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { CurrentProvider } from "@/features/account/Current";
import { WorkspaceGate } from "@/features/workspace/WorkspaceGate";
import type { AccountView, OrganizationRef, WorkspaceRef } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { answering } from "@/test/backend";
import { show } from "@/test/render";

const current = { account: {} as AccountView, organization: { id: "org_1" } as OrganizationRef };
const features = [{ id: "members", included: false, plans: ["Team"] }];

function gate(workspace: Partial<WorkspaceRef>, feature?: string) {
  answering({ "Plan.Available": () => ({ permissions: [], features, admins: ["Cleo"], billing: [] }) });
  show(
    <CurrentProvider value={current}>
      <WorkspaceGate
        workspace={{ archived: "", can: [], ...workspace } as unknown as WorkspaceRef}
        permission="workspace.manage"
        feature={feature}
      >
        {(isDisabled) => (
          <button type="button" disabled={isDisabled}>
            Act
          </button>
        )}
      </WorkspaceGate>
    </CurrentProvider>,
  );
}

const isDisabled = () => screen.getByRole<HTMLButtonElement>("button").disabled;

test("a role in the workspace is enough, without one in the organization", async () => {
  gate({ can: ["workspace.manage"] });
  await screen.findByRole("button", { name: "Act" });
  await expect.poll(isDisabled).toBe(false);
});

test("whoever has neither is told whom to ask", async () => {
  gate({});
  await screen.findByText(/Cleo/);
  expect(isDisabled()).toBe(true);
});

test("the plan gates what a role in the workspace allows", async () => {
  gate({ can: ["workspace.manage"] }, "members");
  await screen.findByText(/Team/);
  expect(isDisabled()).toBe(true);
});

test("in an archived workspace nobody may", async () => {
  gate({ can: ["workspace.manage"], archived: "2026-11-01T00:00:00Z" });
  await screen.findByText(text("workspace.archived.reason"));
  expect(isDisabled()).toBe(true);
});
