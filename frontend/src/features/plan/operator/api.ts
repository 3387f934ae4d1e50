import { useMutation, useQuery } from "@tanstack/react-query";
import { call } from "@/lib/backend";
import { type CatalogueView, type CustomersView, installation } from "@/lib/bindings";
import { queries } from "@/lib/queries";

const catalogueKey = ["installation", "catalogue"] as const;
const customersKey = ["installation", "customers"] as const;

/** The plans on offer, as the text that says them; for the owner of the installation. */
export function useCatalogue() {
  return useQuery({ queryKey: catalogueKey, queryFn: () => call(installation.Catalogue, {}) });
}

/** Says what is wrong with a catalogue. */
export function useCheckCatalogue() {
  return useMutation({ mutationFn: (text: string) => call(installation.CheckCatalogue, { text }) });
}

/** Puts another catalogue in force. */
export function useSetCatalogue() {
  return useMutation({
    mutationFn: (text: string) => call(installation.SetCatalogue, { text }),
    onSuccess: keepCatalogue,
  });
}

/** Goes back to the program's own. */
export function useResetCatalogue() {
  return useMutation({ mutationFn: () => call(installation.ResetCatalogue, {}), onSuccess: keepCatalogue });
}

function keepCatalogue(view: CatalogueView): void {
  queries.setQueryData(catalogueKey, view);
  void queries.invalidateQueries({ queryKey: ["organization", "comparison"] });
}

/** Who has subscribed to more than a free plan; for the owner of the installation. */
export function useCustomers() {
  return useQuery({ queryKey: customersKey, queryFn: () => call(installation.Subscriptions, {}) });
}

const marks = { unpaid: installation.MarkUnpaid, paid: installation.MarkPaid } as const;

/** Says that a payment is missing, or that it has come. */
export function useMark(mark: keyof typeof marks) {
  return useMutation({
    mutationFn: (input: { organization: string; family: string }) => call(marks[mark], input),
    onSuccess: (view: CustomersView) => queries.setQueryData(customersKey, view),
  });
}
