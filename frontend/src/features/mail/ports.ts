import type { MailInput, MailView } from "@/lib/bindings";
import { westernDigits } from "@/lib/digits";

/** The kinds of encryption, the recommended one first. */
export const securities = ["starttls", "tls", "none"] as const;

/** One of them. */
export type Security = (typeof securities)[number];

/** The port that is usual for each. */
export const usualPort: Record<Security, number> = { starttls: 587, tls: 465, none: 25 };

/** The settings as they stand in the form: the port as it is typed. */
export interface MailForm extends Omit<MailInput, "port" | "security"> {
  port: string;
  security: Security;
}

/** What is stored, filled in; the password never comes back. */
export function filled(view: MailView | undefined): MailForm {
  const security = securities.find((one) => one === view?.security) ?? "starttls";
  return {
    host: view?.host ?? "",
    port: view?.port ? String(view.port) : "",
    security,
    user: view?.user ?? "",
    password: "",
    from: view?.from ?? "",
    name: view?.name ?? "",
  };
}

/** The form as it is sent. Without a port the usual one is meant. */
export function inputOf(form: MailForm): MailInput {
  return { ...form, port: Number(westernDigits(form.port)) };
}

/** Whether the stored password goes on being used: only for the same user of the same server. */
export function keepsPassword(form: MailForm, view: MailView | undefined): boolean {
  if (!view?.hasPassword) return false;
  const port = inputOf(form).port || usualPort[form.security];
  return (
    form.host.trim() === view.host &&
    form.user.trim() === view.user &&
    form.security === view.security &&
    port === view.port
  );
}
