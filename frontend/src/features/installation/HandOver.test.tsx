import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { HandOver } from "@/features/installation/HandOver";
import type { AccountRef } from "@/lib/bindings";
import { show } from "@/test/render";

test("of two people with the same name, the address tells who takes over", () => {
  const heir = { id: "acc_2", firstName: "Jo", lastName: "Wren", initials: "JW", email: "jo@example.com" };
  show(<HandOver heir={heir as AccountRef} onClose={() => undefined} />);
  expect(screen.getByText("jo@example.com")).toBeTruthy();
});
