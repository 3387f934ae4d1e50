import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, expect, test } from "vitest";
import { LanguageMenu } from "@/components/door/LanguageMenu";
import { sessionKey } from "@/features/account/api";
import type { SessionView } from "@/lib/bindings";
import { showLanguage } from "@/lib/i18n";
import { queries } from "@/lib/queries";
import { answering } from "@/test/backend";
import { show } from "@/test/render";

beforeAll(() => import("@/house"), 60_000);
afterEach(() => showLanguage("en"));

async function pickPolish(session: SessionView) {
  const spies = answering({
    "Installation.Status": () => ({ state: "ready" }),
    "Account.SetPreferences": () => ({}),
    "Account.Session": () => session,
  });
  show(<LanguageMenu />);
  act(() => queries.setQueryData(sessionKey, session));
  await userEvent.click(screen.getByRole("button"));
  await userEvent.click(await screen.findByRole("menuitemradio", { name: "Polski" }));
  await waitFor(() => expect(document.documentElement.lang).toBe("pl"));
  return spies["Account.SetPreferences"];
}

test("a language chosen while signed in becomes the account's", async () => {
  const account = { id: "acc_1", language: "en", theme: "dark", contrast: "more" };
  const set = await pickPolish({ state: "active", account } as SessionView);
  await waitFor(() => expect(set).toHaveBeenCalledWith({ language: "pl", theme: "dark", contrast: "more" }));
});

test("before anybody is signed in it is this page's alone", async () => {
  const set = await pickPolish({ state: "none" } as SessionView);
  expect(set).not.toHaveBeenCalled();
});
