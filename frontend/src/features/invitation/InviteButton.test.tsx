import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { CurrentProvider } from "@/features/account/Current";
import { InviteButton } from "@/features/invitation/InviteButton";
import type { AccountView, OrganizationRef } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { answering } from "@/test/backend";
import { show } from "@/test/render";

vi.mock("@tanstack/react-router", () => ({
  useNavigate: () => () => undefined,
  useLocation: () => ({ pathname: "/members/invitations/new" }),
}));

test("on its own page the button keeps its room, and can't be pressed", () => {
  answering({ "Plan.Available": () => ({ permissions: [], features: [], admins: [], billing: [] }) });
  const current = { account: { id: "acc_1" } as AccountView, organization: { id: "org_1" } as OrganizationRef };
  show(
    <CurrentProvider value={current}>
      <InviteButton />
    </CurrentProvider>,
  );
  const room = screen.getByText(text("invite.title")).closest("[inert]");
  expect(room?.className).toBe("invisible");
});
