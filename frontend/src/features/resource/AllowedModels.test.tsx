import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { CurrentProvider } from "@/features/account/Current";
import { AllowedModels } from "@/features/resource/AllowedModels";
import type { AccountView, OrganizationRef, WorkspaceRef } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { queries } from "@/lib/queries";
import { answering } from "@/test/backend";
import { show } from "@/test/render";

vi.mock("@/features/workspace/useMay", () => ({ useMay: () => ({ may: () => true }) }));
vi.mock("@/features/workspace/WorkspaceGate", () => ({
  WorkspaceGate: ({ children }: { children: (isDisabled: boolean) => unknown }) => children(false),
}));

const current = { account: {} as AccountView, organization: { id: "org_1" } as OrganizationRef };
const model = (id: string, allowed: boolean) => ({ id, name: id, kind: "chat", allowed });

test("what is being chosen stays chosen while others change the rest", async () => {
  let models = [model("sage", true), model("thyme", true)];
  const { "Resource.SetAllowed": set } = answering({
    "Resource.Allowed": () => ({ all: false, models }),
    "Resource.SetAllowed": () => ({ all: false, models }),
  });
  show(
    <CurrentProvider value={current}>
      <AllowedModels workspace={{ id: "wsp_1" } as WorkspaceRef} />
    </CurrentProvider>,
  );
  await userEvent.click(await screen.findByRole("checkbox", { name: /sage/ }));
  models = [...models, model("mint", false)];
  act(() => void queries.invalidateQueries());
  await screen.findByRole("checkbox", { name: /mint/ });
  await userEvent.click(screen.getByRole("button", { name: text("action.save") }));
  await waitFor(() => expect(set).toHaveBeenCalled());
  expect(set?.mock.calls[0]).toMatchObject([{ all: false, models: ["thyme"] }]);
});
