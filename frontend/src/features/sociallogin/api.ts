import { useMutation, useQuery } from "@tanstack/react-query";
import { call } from "@/lib/backend";
import {
  type IdentitiesView,
  installation,
  type OfferedProvider,
  type ProviderSettingsInput,
  type ProvidersView,
  socialLogin,
} from "@/lib/bindings";
import { queries } from "@/lib/queries";

const offeredKey = ["installation", "offered"] as const;
const linkedKey = ["account", "identities"] as const;
const providersKey = ["installation", "providers"] as const;

/** The providers by which somebody may sign in here. */
export function useOffered() {
  return useQuery({
    queryKey: offeredKey,
    queryFn: async () => (await call(socialLogin.Offered, {})).providers ?? [],
  });
}

/** Takes over providers that nobody had to ask for. */
export function adoptOffered(providers: OfferedProvider[]): void {
  queries.setQueryData(offeredKey, providers);
}

/** What the account is linked with. */
export function useIdentities() {
  return useQuery({ queryKey: linkedKey, queryFn: () => call(socialLogin.Linked, {}) });
}

/** Reads anew what the account is linked with. */
export function refreshIdentities(): void {
  void queries.invalidateQueries({ queryKey: linkedKey });
}

/** Ends a link. */
export function useUnlink() {
  return useMutation({
    mutationFn: (id: string) => call(socialLogin.Unlink, { id }),
    onSuccess: (view: IdentitiesView) => queries.setQueryData(linkedKey, view),
  });
}

/** The providers as the owner configured them. */
export function useProviders() {
  return useQuery({ queryKey: providersKey, queryFn: () => call(installation.Providers, {}) });
}

const keep = (view: ProvidersView) => {
  queries.setQueryData(providersKey, view);
  void queries.invalidateQueries({ queryKey: offeredKey });
};

/** Adds a provider, or changes one. */
export function useSetProvider() {
  return useMutation({
    mutationFn: (input: ProviderSettingsInput) => call(installation.SetProvider, input),
    onSuccess: keep,
  });
}

/** Removes a provider. */
export function useRemoveProvider() {
  return useMutation({
    mutationFn: (id: string) => call(installation.RemoveProvider, { id }),
    onSuccess: keep,
  });
}

/** Asks a provider whether its settings are right. */
export function useTestProvider() {
  return useMutation({ mutationFn: (id: string) => call(installation.TestProvider, { id }) });
}
