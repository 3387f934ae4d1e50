import { useQuery } from "@tanstack/react-query";
import { call } from "@/lib/backend";
import { audit } from "@/lib/bindings";

/** The newest entries of an organization's ledger. */
export function useActivity(organization: string) {
  return useQuery({
    queryKey: ["audit", "activity", organization],
    queryFn: () => call(audit.Activity, { organization }),
  });
}
