import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { CurrentProvider } from "@/features/account/Current";
import { PickModels } from "@/features/resource/PickModels";
import type { AccountView, ConnectionView, OrganizationRef } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { answering } from "@/test/backend";
import { show } from "@/test/render";

const connection = { id: "con_1", name: "Atelier GPU", baseURL: "https://a.example/v1" } as ConnectionView;
const current = { account: {} as AccountView, organization: { id: "org_1" } as OrganizationRef };
const served = Array.from({ length: 10 }, (_, index) => ({ name: `model-${index}`, listed: false, kind: "chat" }));

async function opened() {
  const spies = answering({
    "Resource.Models": () => ({ models: [], currency: "USD", usdRate: "1", listDate: "" }),
    "Resource.TestConnection": () => ({ ok: true, models: served, milliseconds: 5, problem: null }),
    "Resource.SetModels": () => ({ models: [], currency: "USD", usdRate: "1", listDate: "" }),
  });
  show(
    <CurrentProvider value={current}>
      <PickModels connection={connection} onClose={() => undefined} />
    </CurrentProvider>,
  );
  await userEvent.click(await screen.findByRole("checkbox", { name: "model-1" }));
  return spies;
}

test("Enter in the search or in the field for another name sends nothing off", async () => {
  const spies = await opened();
  await userEvent.type(screen.getByRole("searchbox"), "model-1{Enter}");
  await userEvent.type(screen.getByLabelText(text("models.pick.other")), "own{Enter}");
  expect(spies["Resource.SetModels"]).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: text("models.pick.submit", { Count: 2 }) }));
  await waitFor(() => expect(spies["Resource.SetModels"]).toHaveBeenCalled());
  const models = [{ name: "model-1" }, { name: "own" }];
  expect(spies["Resource.SetModels"]?.mock.calls[0]).toMatchObject([{ models }]);
});
