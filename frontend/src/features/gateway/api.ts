import { useMutation, useQuery } from "@tanstack/react-query";
import { call } from "@/lib/backend";
import { type GatewaySettingsView, gateway, installation, type SetGatewayInput } from "@/lib/bindings";
import { queries } from "@/lib/queries";

const settingsKey = ["installation", "gateway"] as const;

/** Whether the gateway runs, and where, for the members of an organization. */
export function useGatewayStatus(organization: string) {
  return useQuery({
    queryKey: ["organization", "gateway", organization],
    queryFn: () => call(gateway.Status, { organization }),
  });
}

/** How the gateway is set; only the installation's owner may read that. */
export function useGatewaySettings() {
  return useQuery({ queryKey: settingsKey, queryFn: () => call(installation.Gateway, {}) });
}

/** Turns the gateway on or off, or moves it. */
export function useSetGateway() {
  return useMutation({
    mutationFn: (input: SetGatewayInput) => call(installation.SetGateway, input),
    onSuccess: (view: GatewaySettingsView) => {
      queries.setQueryData(settingsKey, view);
      void queries.invalidateQueries({ queryKey: ["organization", "gateway"] });
    },
  });
}
