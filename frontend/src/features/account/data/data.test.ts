import { afterEach, expect, test, vi } from "vitest";
import { announce } from "@/features/account/data/announce";
import { blocksOf } from "@/features/account/data/Blocks";
import type { ProfileView } from "@/lib/bindings";

const stake = (id: string, lastAdmin: boolean, members: number) => ({ id, name: id, lastAdmin, members });

const view = (changed: Partial<ProfileView>): ProfileView =>
  ({ organizations: [], ownsInstallation: false, otherAccounts: 0, ...changed }) as ProfileView;

afterEach(() => vi.unstubAllGlobals());

test("only what would be left behind keeps an account from going", () => {
  const alone = stake("alone", true, 1);
  const many = stake("many", false, 9);
  const left = stake("left", true, 2);
  expect(blocksOf(view({ organizations: [alone, many] }))).toEqual([]);
  expect(blocksOf(view({ organizations: [alone, left] }))).toEqual([{ kind: "admin", id: "left", name: "left" }]);
});

test("the owner goes last", () => {
  expect(blocksOf(view({ ownsInstallation: true }))).toEqual([]);
  expect(blocksOf(view({ ownsInstallation: true, otherAccounts: 1 }))).toEqual([{ kind: "owner" }]);
});

function stubNotifications(permission: string) {
  const shown: string[] = [];
  const ask = vi.fn();
  class Stub {
    static permission = permission;
    static requestPermission = ask;
    constructor(_: string, { body }: { body: string }) {
      shown.push(body);
    }
  }
  vi.stubGlobal("Notification", Stub);
  return { shown, ask };
}

test("the system notifies once for each entry, where it was allowed to before", () => {
  const { shown } = stubNotifications("granted");
  announce("acc_1", 7, "Intendant", "changed");
  announce("acc_1", 7, "Intendant", "changed");
  announce("acc_2", 3, "Intendant", "theirs");
  expect(shown).toEqual(["changed", "theirs"]);
});

test("nobody is asked for notifications", () => {
  const { shown, ask } = stubNotifications("default");
  announce("acc_1", 8, "Intendant", "changed");
  expect(shown).toEqual([]);
  expect(ask).not.toHaveBeenCalled();
});

test("the window notifies by the desktop's own service", async () => {
  const sent = vi.fn().mockResolvedValue(undefined);
  const ready = vi.fn().mockRejectedValueOnce("no bus").mockResolvedValue(undefined);
  vi.stubGlobal("runtime", { InitializeNotifications: ready, SendNotification: sent });
  announce("acc_3", 8, "Intendant", "before the desktop was there");
  await vi.waitFor(() => expect(ready).toHaveBeenCalledTimes(1));
  await Promise.resolve();
  for (const seq of [9, 10, 10]) announce("acc_3", seq, "Intendant", `MFA ${seq}`);
  await vi.waitFor(() => expect(sent).toHaveBeenCalledTimes(2));
  expect(sent.mock.calls[0]?.[0]).toMatchObject({ title: "Intendant", body: "MFA 9" });
  expect(ready).toHaveBeenCalledTimes(2); // a third time would cut off the first
});
