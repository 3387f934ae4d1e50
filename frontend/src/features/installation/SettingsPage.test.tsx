import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { adopt, sessionKey } from "@/features/account/api";
import { SettingsPage } from "@/features/installation/SettingsPage";
import type { AccountView, SessionView } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { queries } from "@/lib/queries";
import { answering, refuse } from "@/test/backend";
import { show } from "@/test/render";

const account = { id: "acc_1", owner: true, language: "en", theme: "system", contrast: "system" } as AccountView;
const session = (owner: boolean) => ({ state: "active", account: { ...account, owner } }) as SessionView;

const settings = {
  dataDir: "/home/ines/intendant",
  keyStorage: "keyring",
  accounts: [],
  fingerprint: "f",
  signUpOpen: false,
};
function showAsOwner() {
  let owner = true;
  answering({
    "Installation.Settings": () => (owner ? settings : refuse("permission.denied")),
    "Installation.Providers": () => (owner ? { providers: [] } : refuse("permission.denied")),
  });
  show(<SettingsPage />);
  queries.setQueryData(sessionKey, session(true));
  return { handOver: () => (owner = false) };
}

test("whoever has handed over no longer sees the settings", async () => {
  const { handOver } = showAsOwner();
  await screen.findByText(settings.dataDir);
  handOver();
  await adopt(session(false));
  await screen.findByText(text("settings.denied"));
  expect(screen.queryByText(settings.dataDir)).toBeNull();
});

test("a refusal beats what was read before it", async () => {
  const { handOver } = showAsOwner();
  await screen.findByText(settings.dataDir);
  handOver();
  await queries.invalidateQueries({ queryKey: ["installation", "settings"] });
  await screen.findByText(text("settings.denied"));
  expect(screen.queryByText(settings.dataDir)).toBeNull();
});
