import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { sessionKey } from "@/features/account/api";
import { DeleteOrganization } from "@/features/organization/DeleteOrganization";
import type { GeneralView } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { queries } from "@/lib/queries";
import { answering } from "@/test/backend";
import { show } from "@/test/render";

const view = { id: "org_1", name: "Atelier", entries: 3 } as GeneralView;

function open(hasPassword: boolean) {
  const session = { state: "active", account: { id: "acc_1", hasPassword } };
  const spies = answering({ "Organization.Delete": () => session });
  const { again } = show(null);
  queries.setQueryData(sessionKey, session);
  again(<DeleteOrganization view={view} isOpen onClose={() => undefined} />);
  return spies;
}

const submit = () => screen.getByRole("button", { name: text("general.delete.submit") });
const typeName = () =>
  userEvent.type(screen.getByLabelText(text("general.delete.confirm", { Name: "Atelier" })), "Atelier");

test("an Admin who came by a provider types the name, and is asked for no password", async () => {
  const { "Organization.Delete": remove } = open(false);
  expect(screen.queryByLabelText(text("general.delete.password"))).toBeNull();
  await typeName();
  await userEvent.click(submit());
  await waitFor(() => expect(remove).toHaveBeenCalledWith({ id: "org_1", name: "Atelier", password: "" }));
});

test("whoever has a password types it, too", async () => {
  open(true);
  await typeName();
  expect(submit()).toHaveProperty("disabled", true);
  await userEvent.type(screen.getByLabelText(text("general.delete.password")), "lettre");
  expect(submit()).toHaveProperty("disabled", false);
});
