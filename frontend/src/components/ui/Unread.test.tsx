import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Unread } from "@/components/ui/Unread";
import { Fault } from "@/lib/fault";
import { text } from "@/lib/i18n";
import { show } from "@/test/render";

test("what could not be read says why, and is asked for again", async () => {
  const again = vi.fn();
  show(<Unread fault={new Fault({ code: "disconnected" })} onRetry={again} />);
  expect(screen.getByText(text("fault.disconnected"))).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: text("action.retry") }));
  expect(again).toHaveBeenCalledOnce();
});
