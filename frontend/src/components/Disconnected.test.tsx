import { act, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { Disconnected } from "@/components/Disconnected";
import { LocalOnly } from "@/components/shell/Sidebar";
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
