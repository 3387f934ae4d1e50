import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { MailSection } from "@/features/mail/MailSection";
import { filled, inputOf, keepsPassword } from "@/features/mail/ports";
import { showMail } from "@/features/mail/shown";
import { VerifyEmail } from "@/features/mail/VerifyEmail";
import type { MailView } from "@/lib/bindings";
import { text } from "@/lib/i18n";
import { answering, refuse } from "@/test/backend";
import { show } from "@/test/render";

const stored: MailView = {
  configured: true,
  host: "smtp.example.com",
  port: 587,
  security: "starttls",
  user: "console",
  hasPassword: true,
  from: "console@example.com",
  name: "Atelier Nord",
};

test("the password stays only for the same user of the same server", () => {
  const form = filled(stored);
  expect(form.password).toBe("");
  expect(keepsPassword(form, stored)).toBe(true);
  expect(keepsPassword({ ...form, port: "" }, stored)).toBe(true); // the usual one is meant
  expect(keepsPassword({ ...form, host: "mail.example.com" }, stored)).toBe(false);
  expect(keepsPassword({ ...form, security: "tls" }, stored)).toBe(false);
  expect(keepsPassword(form, { ...stored, hasPassword: false })).toBe(false);
});

test("a port may be typed in any script's digits, and left out", () => {
  expect(inputOf({ ...filled(stored), port: "٤٦٥" }).port).toBe(465);
  expect(inputOf({ ...filled(undefined), port: "" }).port).toBe(0);
});

test("mail is set up, and a test says in words what is wrong", async () => {
  const { "Installation.SetMail": set } = answering({
    "Installation.Mail": () => ({ configured: false }),
    "Installation.SetMail": () => stored,
    "Installation.TestMail": () => ({
      ok: false,
      to: "camille@example.com",
      problem: { code: "mail.host_unknown", params: { host: "smtp.example.com" }, message: "" },
    }),
  });
  show(<MailSection />);
  await userEvent.click(await screen.findByRole("button", { name: text("mail.set_up") }));
  await userEvent.type(screen.getByLabelText(text("mail.field.host")), "smtp.example.com");
  await userEvent.type(screen.getByLabelText(text("mail.field.from")), "console@example.com");
  await userEvent.click(screen.getByRole("button", { name: text("action.save") }));
  await waitFor(() =>
    expect(set).toHaveBeenCalledWith(expect.objectContaining({ host: "smtp.example.com", port: 0, password: "" })),
  );
  await userEvent.click(await screen.findByRole("button", { name: text("mail.test") }));
  await screen.findByText(text("error.mail.host_unknown", { host: "smtp.example.com" }));
});

test("a code goes out once when it is asked for, and a wrong one is said at the field", async () => {
  const { "Account.SendEmailCode": send, "Account.VerifyEmail": verify } = answering({
    "Account.SendEmailCode": () => ({}),
    "Account.VerifyEmail": () => refuse("email_code.wrong"),
  });
  show(<VerifyEmail email="camille@example.com" onClose={() => undefined} />);
  await waitFor(() => expect(send).toHaveBeenCalledOnce());
  await userEvent.type(screen.getByLabelText(text("profile.email.code")), "1234 5678{Enter}");
  await screen.findByText(text("error.email_code.wrong"));
  expect(verify).toHaveBeenCalledWith({ code: "12345678" });
});

test("whoever is led to the mail settings sees them, once", async () => {
  answering({ "Installation.Mail": () => stored });
  const scroll = vi.spyOn(Element.prototype, "scrollIntoView");
  showMail();
  const { unmount } = show(<MailSection />);
  await waitFor(() => expect(scroll).toHaveBeenCalledTimes(1));
  unmount();
  show(<MailSection />);
  await screen.findByText(text("mail.title"));
  expect(scroll).toHaveBeenCalledTimes(1);
});
