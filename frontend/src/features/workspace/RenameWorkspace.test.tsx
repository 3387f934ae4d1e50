import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { CurrentProvider } from "@/features/account/Current";
import { RenameWorkspace } from "@/features/workspace/RenameWorkspace";
import type { AccountView, OrganizationRef, WorkspaceRef } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";
import { answering, refuse } from "@/test/backend";
import { show } from "@/test/render";

const current = { account: {} as AccountView, organization: { id: "org_1" } as OrganizationRef };
const workspace = { id: "wsp_1", name: "Support" } as WorkspaceRef;

test("a name that somebody else has changed meanwhile is shown before it is replaced", async () => {
  const answers = [
    () => refuse("change.conflict", [{ name: "name", code: "outdated", params: { now: "Help" } }]),
    () => ({ workspace: { ...workspace, name: "Desk" } }),
  ];
  const { "Workspace.Rename": rename } = answering({ "Workspace.Rename": () => answers.shift()?.() });
  const onClose = vi.fn();
  show(
    <CurrentProvider value={current}>
      <RenameWorkspace workspace={workspace} onClose={onClose} />
    </CurrentProvider>,
  );
  const name = screen.getByRole("textbox");
  await userEvent.clear(name);
  await userEvent.type(name, "Desk");
  await userEvent.click(screen.getByRole("button", { name: text("action.save") }));
  await screen.findByText(text("field.outdated", { now: isolate("Help") }));
  expect(onClose).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: text("general.name.overwrite") }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(rename).toHaveBeenLastCalledWith({ organization: "org_1", workspace: "wsp_1", name: "Desk", was: "Help" });
});
