import { act, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Reauthenticate } from "@/features/account/Reauthenticate";
import type { SessionView } from "@/lib/bindings";
import { Fault } from "@/lib/fault";
import { text } from "@/lib/i18n";
import { confirming, Required } from "@/lib/reauthentication";
import { answering } from "@/test/backend";
import { show } from "@/test/render";

async function asked(mfa: boolean) {
  answering({
    "Account.Session": () => ({ state: "active", account: { email: "a@x.example", mfa } }) as SessionView,
    "SocialLogin.Linked": () => ({ identities: [], hasPassword: true }),
  });
  show(<Reauthenticate />);
  const refused = () => Promise.reject(new Fault({ code: Required }));
  act(() => void confirming(refused).catch(() => undefined));
  return (await screen.findByLabelText(text("reauthenticate.password"))).closest("form");
}

test("where there is no other way to confirm, nothing stands below the buttons", async () => {
  expect((await asked(false))?.nextElementSibling).toBeNull();
});

test("where there is one, it does", async () => {
  expect((await asked(true))?.nextElementSibling?.textContent).toBe(text("mfa.by_code"));
});
