import { useMutation, useQuery } from "@tanstack/react-query";
import { done, failed, withdrawAll } from "@/components/ui/Toast";
import { ended } from "@/features/account/ended";
import { writtenBy } from "@/features/chat/memory";
import { needed } from "@/features/mfa/needed";
import { appearance, setAppearance, toAppearance } from "@/lib/appearance";
import { call } from "@/lib/backend";
import { type AccountView, account, organization, type SessionView, type SignUpInput } from "@/lib/bindings";
import { currentLanguage, isLanguage, rememberLanguage, showLanguage, text } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";
import { queries } from "@/lib/queries";
import { setTimeZone } from "@/lib/timeZone";

export const sessionKey = ["account", "session"] as const;

const watchEvery = 10_000;

/** Who is signed in on this page, and which organization is open. */
export function useSession(enabled = true) {
  return useQuery({ queryKey: sessionKey, queryFn: readSession, enabled });
}

/** Whether the person who is signed in has a password to be asked for: who came by a provider may have none. */
export function useHasPassword(): boolean {
  return useSession(false).data?.account?.hasPassword ?? true;
}

/** The session, asked for again and again: it may be locked or ended from elsewhere, of which nothing tells. */
export function useWatchedSession(enabled: boolean) {
  return useQuery({ queryKey: sessionKey, queryFn: readSession, enabled, refetchInterval: watchEvery });
}

async function readSession(): Promise<SessionView> {
  const session = await call(account.Session, {});
  await welcome(session);
  if (endsSession(session)) withdrawAll();
  if (changesOwner(session)) forgetInstallation();
  void tellGone(session);
  if (isEndedElsewhere(session)) ended.set(true);
  return session;
}

/** Takes over the session that a call has answered with. */
export async function adopt(session: SessionView): Promise<void> {
  await welcome(session);
  ended.set(false);
  const before = queries.getQueryData<SessionView>(sessionKey);
  const handedOver = changesOwner(session);
  if (endsSession(session)) withdrawAll();
  queries.setQueryData(sessionKey, session);
  if (session.state !== "active" || before?.account?.id !== session.account?.id) forget();
  else if (handedOver) forgetInstallation();
}

// What was said to one person, and can be taken back by them, is not for the next.
function endsSession(session: SessionView): boolean {
  const before = queries.getQueryData<SessionView>(sessionKey);
  return before?.state === "active" && (session.state !== "active" || before.account?.id !== session.account?.id);
}

// The page of an organization that was deleted elsewhere, or in which the person has lost their seat, closes
// without anybody here having done anything.
async function tellGone({ state, organization: open }: SessionView): Promise<void> {
  const before = queries.getQueryData<SessionView>(sessionKey)?.organization;
  if (state !== "active" || !before || open) return;
  const about = `organization ${before.id}`;
  const { organizations } = await call(organization.List, {}).catch(() => ({ organizations: [] }));
  const seatless = organizations.some(({ id, inactive }) => id === before.id && inactive);
  if (seatless) failed(text("no_seat.told", { Name: isolate(before.name) }), about);
  else done(text("general.deleted", { Name: before.name }), { about });
}

// Whoever signs out adopts that afterwards, which takes it back.
function isEndedElsewhere({ state }: SessionView): boolean {
  const before = queries.getQueryData<SessionView>(sessionKey);
  return state === "none" && before !== undefined && before.state !== "none";
}

function changesOwner(session: SessionView): boolean {
  const before = queries.getQueryData<SessionView>(sessionKey);
  return before?.account?.id === session.account?.id && before?.account?.owner !== session.account?.owner;
}

const ownersKeys = [
  ["installation", "settings"],
  ["installation", "providers"],
  ["installation", "mail"],
  ["installation", "catalogue"],
  ["installation", "customers"],
];

// Reset and not removed, since the page that shows it may be open.
function forgetInstallation(): void {
  for (const queryKey of ownersKeys) void queries.resetQueries({ queryKey });
}

const ofPerson = ["organization", "audit", "chat"];
const ofAccount = ["profile", "security-activity", "mfa", "sessions", "identities"];

// What was read for one person is not shown to the next.
function forget(): void {
  needed.set(null);
  queries.removeQueries({ predicate: ({ queryKey: [concept] }) => ofPerson.includes(String(concept)) });
  for (const what of ofAccount) queries.removeQueries({ queryKey: ["account", what] });
  for (const queryKey of ownersKeys) queries.removeQueries({ queryKey });
}

async function welcome({ state, account: person }: SessionView): Promise<void> {
  if (state === "active" && person) writtenBy(person.id);
  await prefer(person);
}

async function prefer(view: AccountView | undefined | null): Promise<void> {
  if (!view) return;
  setAppearance(toAppearance(view.theme, view.contrast));
  setTimeZone(view.timeZone);
  if (!isLanguage(view.language) || view.language === currentLanguage()) return;
  await showLanguage(view.language);
  rememberLanguage(view.language);
}

/** Creates an account and signs it in. */
export function useSignUp() {
  return useMutation({
    mutationFn: (input: Omit<SignUpInput, "language" | "theme">) =>
      call(account.SignUp, { ...input, language: currentLanguage(), theme: appearance().theme }),
    onSuccess: adopt,
  });
}

/** Signs in. */
export function useSignIn() {
  return useMutation({
    mutationFn: (input: { email: string; password: string }) => call(account.SignIn, input),
    onSuccess: adopt,
  });
}

/** Signs out. */
export function useSignOut() {
  return useMutation({ mutationFn: () => call(account.SignOut, {}), onSuccess: adopt });
}

/** Locks the session: only the password opens it again. */
export function useLock() {
  return useMutation({ mutationFn: () => call(account.Lock, {}), onSuccess: adopt });
}

/** Opens a locked session. */
export function useUnlock() {
  return useMutation({
    mutationFn: (password: string) => call(account.Unlock, { password }),
    onSuccess: adopt,
  });
}

/** What a person can choose about how Intendant looks and speaks. */
export type Preferences = Pick<AccountView, "language" | "theme" | "contrast"> &
  Partial<Pick<AccountView, "firstDay" | "timeZone">>;

/** Changes preferences, at once on the page and for good in the account. */
export function useSetPreferences() {
  return useMutation({
    mutationFn: (input: Preferences) => call(account.SetPreferences, input),
    onMutate: async (input) => {
      await queries.cancelQueries({ queryKey: sessionKey });
      queries.setQueryData<SessionView>(
        sessionKey,
        (session) => session?.account && { ...session, account: { ...session.account, ...input } },
      );
      setAppearance(toAppearance(input.theme, input.contrast));
      if (input.timeZone) setTimeZone(input.timeZone);
      if (isLanguage(input.language)) {
        await showLanguage(input.language);
        rememberLanguage(input.language);
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: sessionKey }),
  });
}

/** Shows again that it is the person who is signed in: by the password, or by a code. */
export function useConfirm() {
  return useMutation({
    mutationFn: (proof: { password: string } | { code: string }) =>
      "code" in proof ? call(account.ConfirmCode, proof) : call(account.Confirm, proof),
  });
}

const profileKey = ["account", "profile"] as const;

/** What is known about the account that is signed in. */
export function useProfile() {
  return useQuery({ queryKey: profileKey, queryFn: () => call(account.Profile, {}) });
}

/**
 * Sets the password, and with it ends the other sessions. Where there is one
 * already it is asked for in the same form, and confirms who it is.
 */
export function useSetPassword() {
  return useMutation({
    mutationFn: async ({ current, password }: { current: string | null; password: string }) => {
      if (current !== null) await call(account.Confirm, { password: current });
      return call(account.SetPassword, { password });
    },
    onSuccess: async (session: SessionView) => {
      await adopt(session);
      await queries.invalidateQueries({ queryKey: ["account"] });
    },
  });
}
