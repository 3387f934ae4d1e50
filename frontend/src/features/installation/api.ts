import { useMutation, useQuery } from "@tanstack/react-query";
import { adopt, sessionKey } from "@/features/account/api";
import { call } from "@/lib/backend";
import { type InstallationView, installation, type StatusView } from "@/lib/bindings";
import {
  currentLanguage,
  isLanguage,
  type Language,
  rememberedLanguage,
  rememberLanguage,
  showLanguage,
} from "@/lib/i18n";
import { queries } from "@/lib/queries";

const statusKey = ["installation", "status"] as const;
const settingsKey = ["installation", "settings"] as const;

/** What the installation is ready for. Its language is shown, unless this page remembers another. */
export function useStatus() {
  return useQuery({ queryKey: statusKey, queryFn: readStatus, staleTime: Number.POSITIVE_INFINITY });
}

async function readStatus(): Promise<StatusView> {
  const status = await call(installation.Status, { language: rememberedLanguage() ?? "" });
  await speak(status);
  return status;
}

async function speak({ language }: StatusView): Promise<void> {
  if (!rememberedLanguage() && isLanguage(language) && language !== currentLanguage()) await showLanguage(language);
}

/** Takes over a status that nobody had to ask for. The backend learns of another language that this page remembers. */
export async function adoptStatus(status: StatusView): Promise<void> {
  await speak(status);
  queries.setQueryData(statusKey, status);
  if (currentLanguage() !== status.language) refreshStatus();
}

/** Shows a language, remembers it on this page and has the backend answer in it. */
export async function chooseLanguage(language: Language): Promise<void> {
  await showLanguage(language);
  rememberLanguage(language);
  queries.setQueryData(statusKey, await call(installation.Status, { language }));
}

/** Reads the status anew, as after the first account was made. */
export function refreshStatus(): void {
  void queries.invalidateQueries({ queryKey: statusKey });
}

/** Locks the key of a new installation with a passphrase. */
export function useProtect() {
  return useMutation({
    mutationFn: (passphrase: string) => call(installation.Protect, { passphrase }),
    onSuccess: keepStatus,
  });
}

/** Opens an installation whose key is locked with a passphrase. */
export function useUnlockInstallation() {
  return useMutation({
    mutationFn: (passphrase: string) => call(installation.Unlock, { passphrase }),
    onSuccess: keepStatus,
  });
}

function keepStatus(status: StatusView): void {
  queries.setQueryData(statusKey, status);
  void queries.invalidateQueries({ queryKey: sessionKey });
}

/** The settings of the installation; only its owner may read them. */
export function useSettings() {
  return useQuery({ queryKey: settingsKey, queryFn: () => call(installation.Settings, {}) });
}

/** Opens or closes sign-up. */
export function useSetSignUp() {
  return useMutation({
    mutationFn: (open: boolean) => call(installation.SetSignUp, { open }),
    onSuccess: (view: InstallationView) => {
      queries.setQueryData(settingsKey, view);
      refreshStatus();
    },
  });
}

/** Turns an account's MFA off, whose person has lost it. */
export function useResetAccount() {
  return useMutation({
    mutationFn: (id: string) => call(installation.ResetMFA, { account: id }),
    onSuccess: (view: InstallationView) => queries.setQueryData(settingsKey, view),
  });
}

/** Makes another account the owner. */
export function useHandOver() {
  return useMutation({
    mutationFn: (input: { account: string; password: string }) => call(installation.HandOver, input),
    onSuccess: adopt,
  });
}
