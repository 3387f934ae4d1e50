import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { GatewaySection } from "@/features/gateway/GatewaySection";
import { text } from "@/lib/i18n";
import { answering, refuse } from "@/test/backend";
import { show } from "@/test/render";

const off = {
  enabled: false,
  address: "127.0.0.1:8786",
  maxBodyMiB: 32,
  running: false,
  baseURL: "http://127.0.0.1:8786/v1",
};

function backend(set: (input: never) => unknown) {
  const { "Installation.SetGateway": spy } = answering({
    "Installation.Gateway": () => off,
    "Installation.SetGateway": set,
  });
  show(<GatewaySection />);
  return spy;
}

test("it is turned on by one press, and says so", async () => {
  const set = backend(() => ({ ...off, enabled: true, running: true }));
  await userEvent.click(await screen.findByRole("switch"));
  await screen.findByText(text("gateway.on"));
  expect(set).toHaveBeenCalledWith({ enabled: true, address: "127.0.0.1:8786", maxBodyMiB: 32 });
  expect(screen.getByText(text("gateway.running"))).toBeTruthy();
});

test("why it does not run although it should is said", async () => {
  backend(() => ({ ...off, enabled: true, problem: { code: "internal", params: {}, message: "" } }));
  await userEvent.click(await screen.findByRole("switch"));
  await screen.findByText(text("error.internal"));
  expect(screen.queryByText(text("gateway.on"))).toBeNull();
});

test("a wrong address is said at its field, and stays there to be mended", async () => {
  const set = backend(() => refuse("invalid", [{ name: "address", code: "required" }]));
  const field = await screen.findByLabelText<HTMLInputElement>(text("gateway.address"));
  await userEvent.clear(field);
  await userEvent.type(field, "0.0.0.0:80");
  await userEvent.click(screen.getByRole("button", { name: text("action.save") }));
  await waitFor(() => expect(set).toHaveBeenCalledWith({ enabled: false, address: "0.0.0.0:80", maxBodyMiB: 32 }));
  await screen.findByText(text("field.required"));
  expect(field.value).toBe("0.0.0.0:80");
});
