import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { adopt, sessionKey, useSession } from "@/features/account/api";
import type { AccountView, OrganizationRef, SessionView } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { queries } from "@/lib/queries";
import { answering } from "@/test/backend";
import { show } from "@/test/render";

const account = { id: "acc_1", language: "en", theme: "system", contrast: "system" } as AccountView;
const organization = { id: "org_1", name: "Atelier Nord" } as OrganizationRef;
const within: SessionView = { state: "active", account, organization };
const without: SessionView = { state: "active", account };

function Session() {
  return <p>{useSession().data?.organization ? "within" : "without"}</p>;
}

async function showWithin() {
  let answer = within;
  answering({ "Account.Session": () => answer });
  show(<Session />);
  await screen.findByText("within");
  return () => {
    answer = without;
  };
}

const gone = text("general.deleted", { Name: "Atelier Nord" });

test("an organization deleted elsewhere does not close without a word", async () => {
  const remove = await showWithin();
  remove();
  await queries.invalidateQueries({ queryKey: sessionKey });
  await screen.findByText(gone);
  expect(screen.getByText("without")).toBeTruthy();
});

test("whoever deletes it is not told twice", async () => {
  const remove = await showWithin();
  remove();
  await adopt(without);
  await queries.invalidateQueries({ queryKey: sessionKey });
  await screen.findByText("without");
  expect(screen.queryByText(gone)).toBeNull();
});
