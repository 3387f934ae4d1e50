import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { adopt, sessionKey, useSession, useSignOut } from "@/features/account/api";
import { SignIn } from "@/features/account/SignIn";
import { drafts } from "@/features/chat/memory";
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

const none: SessionView = { state: "none" };

test("what one person typed waits for them, and is nothing for the next", async () => {
  await showWithin();
  drafts.set({ "wsp_1 ": "Hers." });
  await adopt(none);
  await adopt(within);
  expect(drafts.get()).toEqual({ "wsp_1 ": "Hers." });
  await adopt(none);
  await adopt({ ...within, account: { ...account, id: "acc_2" } });
  expect(drafts.get()).toEqual({});
});

test("what was read for one person is not shown to the next", async () => {
  await showWithin();
  const keys = [
    ["organization", "general"],
    ["audit", "activity"],
    ["account", "profile"],
    ["account", "sessions"],
    ["chat", "one", "org_1", "wsp_1", "cht_1"],
  ];
  for (const key of keys) queries.setQueryData(key, "hers");
  await adopt({ ...within, account: { ...account, id: "acc_2" } });
  for (const key of keys) expect(queries.getQueryData(key)).toBeUndefined();
});

/** A page with a session that the backend has ended by now. */
async function showEnded() {
  let session = within;
  answering({
    "Account.Session": () => session,
    "Account.SignOut": async () => {
      await queries.invalidateQueries({ queryKey: sessionKey }); // the page hears of it before the answer comes
      return none;
    },
    "SocialLogin.Offered": () => ({ providers: [] }),
  });
  const { again } = show(<Leaving />);
  await screen.findByText("within");
  session = none;
  return () => again(<SignIn />);
}

function Leaving() {
  const { mutate } = useSignOut();
  return (
    <>
      <Session />
      <button type="button" onClick={() => mutate()}>
        leave
      </button>
    </>
  );
}

test("the door says that the session has ended elsewhere, until somebody has signed in", async () => {
  const toDoor = await showEnded();
  await queries.invalidateQueries({ queryKey: sessionKey });
  toDoor();
  await screen.findByText(text("door.ended"));
  await act(() => adopt(within));
  expect(screen.queryByText(text("door.ended"))).toBeNull();
});

test("whoever signs out is not told that the session has ended", async () => {
  const toDoor = await showEnded();
  await userEvent.click(screen.getByText("leave"));
  await screen.findByText("without");
  await waitFor(() => expect(queries.getQueryData(sessionKey)).toEqual(none));
  toDoor();
  await screen.findByRole("button", { name: text("door.sign_in.submit") });
  expect(screen.queryByText(text("door.ended"))).toBeNull();
});
