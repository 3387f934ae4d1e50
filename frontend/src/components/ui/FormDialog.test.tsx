import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { FormDialog } from "@/components/ui/FormDialog";
import { Fault } from "@/lib/fault";
import { text } from "@/lib/i18n";
import { show } from "@/test/render";

const form = (error: Fault | null, onClose: () => void) => (
  <FormDialog title="Edit" asked={{ isPending: false, error }} onSubmit={() => undefined} onClose={onClose}>
    <p>fields</p>
  </FormDialog>
);

test("saving what is there already closes the form, and says so once", () => {
  const onClose = vi.fn();
  const { again } = show(form(null, onClose));
  again(form(new Fault({ code: "change.none" }), onClose));
  expect(onClose).toHaveBeenCalledOnce();
  expect(screen.getByText(text("members.unchanged"))).toBeTruthy();
});

test("what is wrong beyond single fields is said in the form, and it stays open", () => {
  const onClose = vi.fn();
  show(form(new Fault({ code: "disconnected" }), onClose));
  expect(screen.getByText(text("fault.disconnected"))).toBeTruthy();
  expect(onClose).not.toHaveBeenCalled();
});
