import { useMutation, useQuery } from "@tanstack/react-query";
import { call } from "@/lib/backend";
import { account, installation, type MailInput, type MailView, type ProfileView } from "@/lib/bindings";
import { queries } from "@/lib/queries";

const mailKey = ["installation", "mail"] as const;

/** How this installation sends mail; only its owner may read that. */
export function useMail() {
  return useQuery({ queryKey: mailKey, queryFn: () => call(installation.Mail, {}) });
}

// Whether invitations and codes can be mailed shows elsewhere, too.
const keep = (view: MailView) => {
  queries.setQueryData(mailKey, view);
  void queries.invalidateQueries({ queryKey: ["organization", "invitations"] });
  void queries.invalidateQueries({ queryKey: ["account", "profile"] });
};

/** Says how this installation sends mail. */
export function useSetMail() {
  return useMutation({ mutationFn: (input: MailInput) => call(installation.SetMail, input), onSuccess: keep });
}

/** Ends sending mail, and has the password forgotten. */
export function useRemoveMail() {
  return useMutation({ mutationFn: () => call(installation.RemoveMail, {}), onSuccess: keep });
}

/** Sends the owner a mail. */
export function useTestMail() {
  return useMutation({ mutationFn: () => call(installation.TestMail, {}) });
}

/** Mails the person a code. */
export function useSendEmailCode() {
  return useMutation({ mutationFn: () => call(account.SendEmailCode, {}) });
}

/** Takes that code, which shows that the address is theirs. */
export function useVerifyEmail() {
  return useMutation({
    mutationFn: (code: string) => call(account.VerifyEmail, { code }),
    onSuccess: (view: ProfileView) => {
      queries.setQueryData(["account", "profile"], view);
      void queries.invalidateQueries({ queryKey: ["account"] });
    },
  });
}
