import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { sessionKey } from "@/features/account/api";
import { HandOver } from "@/features/installation/HandOver";
import type { AccountRef } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { queries } from "@/lib/queries";
import { answering } from "@/test/backend";
import { show } from "@/test/render";

const heir = { id: "acc_2", firstName: "Jo", lastName: "Wren", initials: "JW", email: "jo@example.com" } as AccountRef;

test("of two people with the same name, the address tells who takes over", () => {
  show(<HandOver heir={heir} onClose={() => undefined} />);
  expect(screen.getByText("jo@example.com")).toBeTruthy();
});

test("an owner who came by a provider is asked for no password", async () => {
  const account = { id: "acc_1", hasPassword: false };
  const { "Installation.HandOver": handOver } = answering({
    "Installation.HandOver": () => ({ state: "active", account: { ...account, owner: false } }),
  });
  const { again } = show(null);
  queries.setQueryData(sessionKey, { state: "active", account: { ...account, owner: true } });
  again(<HandOver heir={heir} onClose={() => undefined} />);
  expect(screen.queryByLabelText(text("settings.hand_over.password"))).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: text("settings.hand_over.submit") }));
  await waitFor(() => expect(handOver).toHaveBeenCalledWith({ account: "acc_2", password: "" }));
});
