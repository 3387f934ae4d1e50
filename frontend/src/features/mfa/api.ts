import { useMutation, useQuery } from "@tanstack/react-query";
import { adopt, sessionKey } from "@/features/account/api";
import { call } from "@/lib/backend";
import { account, type MFAView, mfa, type SessionsView } from "@/lib/bindings";
import { queries } from "@/lib/queries";

const stateKey = ["account", "mfa"] as const;
const sessionsKey = ["account", "sessions"] as const;

/** Whether the second factor is on, and what is left of its recovery codes. */
export function useMFA() {
  return useQuery({ queryKey: stateKey, queryFn: () => call(mfa.State, {}) });
}

/** Makes a secret for an authenticator app. */
export function useBeginEnrolment() {
  return useMutation({ mutationFn: () => call(mfa.Begin, {}) });
}

/** Turns the second factor on, with a code of the app. */
export function useEnable() {
  return useMutation({ mutationFn: (code: string) => call(mfa.Enable, { code }), onSuccess: refresh });
}

/** Makes new recovery codes in place of the old ones. */
export function useRegenerate() {
  return useMutation({ mutationFn: (code: string) => call(mfa.RegenerateRecovery, { code }), onSuccess: refresh });
}

/**
 * Turns the second factor off. The password is asked for in the same form, so
 * it also serves as the confirmation that would be asked for otherwise; an
 * account that has none needs only a code.
 */
export function useDisable() {
  return useMutation({
    mutationFn: async (input: { password: string; code: string }) => {
      if (input.password !== "") await call(account.Confirm, { password: input.password });
      return call(mfa.Disable, input);
    },
    onSuccess: (view: MFAView) => {
      queries.setQueryData(stateKey, view);
      refresh();
    },
  });
}

function refresh(): void {
  for (const queryKey of [stateKey, sessionsKey, sessionKey]) void queries.invalidateQueries({ queryKey });
}

/** The second step of signing in: a code of the app, or a recovery code. */
export function useSignInCode() {
  return useMutation({
    mutationFn: (input: { code: string; trust: boolean }) => call(account.SignInCode, input),
    onSuccess: adopt,
  });
}

/** Opens a locked session by a code. */
export function useUnlockCode() {
  return useMutation({ mutationFn: (code: string) => call(account.UnlockCode, { code }), onSuccess: adopt });
}

/** Where the account is signed in, and which devices sign in without a code. */
export function useSessions() {
  return useQuery({ queryKey: sessionsKey, queryFn: () => call(account.Sessions, {}) });
}

const keep = (view: SessionsView) => {
  queries.setQueryData(sessionsKey, view);
  void queries.invalidateQueries({ queryKey: stateKey });
};

/** Signs out somewhere else. */
export function useEndSession() {
  return useMutation({ mutationFn: (id: string) => call(account.EndSession, { id }), onSuccess: keep });
}

/** Signs out everywhere else. */
export function useEndOtherSessions() {
  return useMutation({ mutationFn: () => call(account.EndOtherSessions, {}), onSuccess: keep });
}

/** Asks a device for a code again. */
export function useUntrust() {
  return useMutation({ mutationFn: (id: string) => call(mfa.Untrust, { id }), onSuccess: keep });
}
