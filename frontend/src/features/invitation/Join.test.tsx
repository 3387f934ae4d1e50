import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { Join } from "@/features/invitation/Join";
import { joining } from "@/features/invitation/joining";
import { needed } from "@/features/mfa/needed";
import type { AccountView, LookView } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";
import { answering, refuse } from "@/test/backend";
import { show } from "@/test/render";

afterEach(() => joining.set(null));

const seen = (changed: Partial<LookView> = {}): LookView => ({
  state: "open",
  organization: "org_1",
  organizationName: "Atelier Nord",
  by: "Camille Moreau",
  email: "jo@example.com",
  name: "Jo Wren",
  roles: ["member"],
  workspaces: [],
  message: "",
  expires: new Date(Date.now() + 86_400_000 * 3).toISOString(),
  member: false,
  ...changed,
});

const account = { id: "acc_1", email: "wren@example.com", language: "en", theme: "light" } as AccountView;
const nobody = { state: "none" };

test.each(["expired", "used", "revoked", "elsewhere", "unknown"] as const)(
  "an invitation that is %s says so, and can be replaced",
  async (state) => {
    const { "Invitation.Look": look } = answering({
      "Invitation.Look": () => seen({ state, organization: "", organizationName: "" }),
    });
    show(<Join account={undefined} />);
    await userEvent.type(screen.getByLabelText(text("join.link")), " intendant:join?x ");
    await userEvent.click(screen.getByRole("button", { name: text("action.continue") }));
    await screen.findByText(text(`error.invitation.${state}`));
    expect(look).toHaveBeenCalledWith({ invitation: "intendant:join?x" });
    expect(screen.getByLabelText<HTMLTextAreaElement>(text("join.link")).value).toBe("intendant:join?x");
  },
);

test("a file that was altered is refused in words", async () => {
  answering({ "Invitation.Look": () => refuse("invitation.altered") });
  joining.set({ invitation: "altered" });
  show(<Join account={undefined} />);
  await screen.findByText(text("error.invitation.altered"));
});

test("whoever isn't signed in signs up with the invitation, its address filled in", async () => {
  const { "Account.SignUp": signUp } = answering({
    "Invitation.Look": () => seen(),
    "Account.Strength": () => ({ score: 3, acceptable: true, characters: 27, reason: "", years: "centuries" }),
    "Account.SignUp": () => nobody,
    "SocialLogin.Offered": () => ({ providers: [] }),
  });
  joining.set({ invitation: "link" });
  show(<Join account={undefined} />);
  await userEvent.click(await screen.findByRole("button", { name: text("join.sign_up") }));
  expect(screen.getByLabelText<HTMLInputElement>(text("door.sign_up.email")).value).toBe("jo@example.com");
  expect(screen.getByLabelText<HTMLInputElement>(text("door.sign_up.last_name")).value).toBe("Wren");
  await userEvent.type(screen.getByLabelText(text("door.sign_up.password")), "correct-harbour-violet-nine");
  await userEvent.click(screen.getByRole("button", { name: text("action.continue") }));
  await waitFor(() => expect(signUp).toHaveBeenCalledWith(expect.objectContaining({ invitation: "link" })));
});

test("whoever made an account for it has joined: they aren't asked again", async () => {
  const { "Invitation.Accept": accept } = answering({
    "Invitation.Look": () => seen(),
    "Organization.List": () => ({ organizations: [] }),
    "Invitation.Accept": () => ({ state: "active", account, organization: { id: "org_1", name: "Atelier Nord" } }),
  });
  joining.set({ invitation: "link", isAgreed: true });
  show(<Join account={{ ...account, email: "Jo@example.com" }} />);
  await screen.findByText(text("join.done", { Organization: isolate("Atelier Nord") }));
  expect(accept).toHaveBeenCalledOnce();
});

test("with another address than the invited one they are asked, though they have agreed", async () => {
  const { "Invitation.Accept": accept } = answering({
    "Invitation.Look": () => seen(),
    "Organization.List": () => ({ organizations: [] }),
    "Invitation.Accept": () => refuse("internal"),
  });
  joining.set({ invitation: "link", isAgreed: true });
  show(<Join account={account} />);
  await screen.findByRole("button", { name: text("join.accept") });
  expect(accept).not.toHaveBeenCalled();
});

test("another address than the invited one is said beside it, and accepting ends in the organization", async () => {
  const { "Invitation.Accept": accept } = answering({
    "Invitation.Look": () => seen(),
    "Organization.List": () => ({ organizations: [] }),
    "Invitation.Accept": () => ({ state: "active", account, organization: { id: "org_1", name: "Atelier Nord" } }),
  });
  joining.set({ invitation: "link" });
  show(<Join account={account} />);
  const Organization = isolate("Atelier Nord");
  const params = { Email: isolate(account.email), Invited: isolate("jo@example.com") };
  await screen.findByText(text("join.as.other", params));
  await userEvent.click(screen.getByRole("button", { name: text("join.accept") }));
  await screen.findByText(text("join.done", { Organization }));
  expect(accept).toHaveBeenCalledWith({ invitation: "link" });
  expect(joining.get()).toBeNull();
});

test("what can't be accepted is said, and the invitation stays", async () => {
  answering({
    "Invitation.Look": () => seen(),
    "Organization.List": () => ({ organizations: [] }),
    "Invitation.Accept": () => refuse("invitation.revoked"),
  });
  joining.set({ invitation: "link" });
  show(<Join account={account} />);
  await userEvent.click(await screen.findByRole("button", { name: text("join.accept") }));
  await screen.findByText(text("error.invitation.revoked"));
  expect(joining.get()).not.toBeNull();
});

test("where the organization asks for MFA first, accepting leads there", async () => {
  const joined = { id: "org_1", name: "Atelier Nord", roles: ["member"] };
  answering({
    "Invitation.Look": () => seen(),
    "Organization.List": () => ({ organizations: [joined] }),
    "Organization.Open": () => refuse("mfa.required"),
    "Invitation.Accept": () => ({ state: "active", account }),
    "Account.Session": () => ({ state: "active", account }),
  });
  joining.set({ invitation: "link" });
  show(<Join account={account} />);
  await userEvent.click(await screen.findByRole("button", { name: text("join.accept") }));
  await waitFor(() => expect(needed.get()?.id).toBe("org_1"));
  await waitFor(() => expect(joining.get()).toBeNull());
  needed.set(null);
});

test("declining ends the invitation and goes back to where they were", async () => {
  const { "Invitation.Decline": decline } = answering({
    "Invitation.Look": () => seen({ email: account.email }),
    "Organization.List": () => ({ organizations: [] }),
    "Invitation.Decline": () => ({}),
  });
  joining.set({ invitation: "link" });
  show(<Join account={account} />);
  await screen.findByText(text("join.as", { Email: isolate(account.email) }));
  await userEvent.click(screen.getByRole("button", { name: text("join.decline") }));
  await screen.findByText(text("join.declined", { Organization: isolate("Atelier Nord") }));
  expect(decline).toHaveBeenCalledWith({ invitation: "link" });
  expect(joining.get()).toBeNull();
});
