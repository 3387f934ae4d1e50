import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { Disconnected } from "@/components/Disconnected";
import { LocalOnly } from "@/components/shell/Sidebar";
import { Dialog } from "@/components/ui/Dialog";
import { connection } from "@/lib/connection";
import { text } from "@/lib/i18n";
import { show } from "@/test/render";

afterEach(() => act(() => connection.set("up")));

test("a lost connection says how to come back, and nothing stays green", () => {
  const { container } = show(
    <>
      <Disconnected />
      <LocalOnly />
    </>,
  );
  expect(container.querySelector(".bg-green")).toBeTruthy();
  act(() => connection.set("down"));
  expect(screen.getByRole("alert").textContent).toContain(text("connection.down.help"));
  expect(container.querySelector(".bg-green")).toBeNull();
  expect(screen.queryByText(text("shell.local"))).toBeNull();
});

test("a lost connection is said over an open dialog, too", () => {
  show(
    <>
      <Disconnected />
      <Dialog isOpen title="Open" onClose={() => undefined}>
        {null}
      </Dialog>
    </>,
  );
  act(() => connection.set("down"));
  expect(screen.getByRole("alert").textContent).toContain(text("connection.down.title"));
});

test("whoever asks what “on this device only” means is told, and can leave it again", async () => {
  show(<LocalOnly />);
  const button = screen.getByRole("button", { name: text("shell.local"), expanded: false });
  await userEvent.click(button);
  expect(screen.getByRole("dialog", { name: text("shell.local") }).textContent).toBe(text("shell.local.help"));
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("dialog")).toBeNull();
});

const catalogues = import.meta.glob<Record<string, string>>("../../../backend/i18n/locales/*.json", {
  import: "default",
  eager: true,
});

test("what stands on a page asks nobody to run a command", () => {
  expect(Object.keys(catalogues)).toHaveLength(8);
  for (const words of Object.values(catalogues)) {
    for (const key of ["connection.closed.help", "connection.down.help"])
      expect(words[key]).not.toMatch(/intendant [a-z]/);
    for (const key of ["error.database.corrupt", "error.ledger.broken"]) {
      expect(words[key]?.indexOf("intendant doctor")).toBeGreaterThan(80); // first what everybody can do
    }
  }
});
