import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { CurrentProvider } from "@/features/account/Current";
import { RemoveConnection } from "@/features/resource/RemoveConnection";
import type { AccountView, ConnectionView, OrganizationRef } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { answering, refuse } from "@/test/backend";
import { show } from "@/test/render";

const connection = { id: "con_1", name: "Atelier GPU" } as ConnectionView;
const current = { account: {} as AccountView, organization: { id: "org_1" } as OrganizationRef };
const models = [
  { id: "mdl_1", name: "sage", connection: "con_1" },
  { id: "mdl_2", name: "elsewhere", connection: "con_2" },
];

function asked(remove: () => unknown) {
  const onClose = vi.fn();
  const spies = answering({
    "Resource.Models": () => ({ models, currency: "EUR", usdRate: "", listDate: "" }),
    "Resource.RemoveConnection": remove,
  });
  show(
    <CurrentProvider value={current}>
      <RemoveConnection connection={connection} onClose={onClose} />
    </CurrentProvider>,
  );
  return { spies, onClose };
}

const press = async () => {
  await screen.findByText(/sage/);
  await userEvent.click(screen.getByRole("button", { name: text("providers.remove.submit") }));
};

test("its models go with it in one step, and nobody else's", async () => {
  const { onClose, spies } = asked(() => ({ connections: [] }));
  await press();
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(screen.queryByText(/elsewhere/)).toBeNull();
  const input = { organization: "org_1", id: "con_1", models: ["mdl_1"] };
  expect(spies["Resource.RemoveConnection"]).toHaveBeenCalledExactlyOnceWith(input);
});

test("where a model is still needed all of it stays, and the dialog says why", async () => {
  const { onClose } = asked(() => refuse("model.in_use"));
  await press();
  await screen.findByRole("alert");
  expect(onClose).not.toHaveBeenCalled();
});
