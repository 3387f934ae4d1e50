import { useMutation, useQuery } from "@tanstack/react-query";
import { sessionKey } from "@/features/account/api";
import { call } from "@/lib/backend";
import { plan, type SubscribeInput, type SubscriptionsView } from "@/lib/bindings";
import { endSession, queries } from "@/lib/queries";

const subscriptionsKey = (id: string) => ["organization", "subscriptions", id] as const;
const availableKey = (id: string) => ["organization", "available", id] as const;

/** What the person may do in an organization, what its plans include, and whom to ask. */
export function useAvailability(id: string) {
  return useQuery({ queryKey: availableKey(id), queryFn: () => call(plan.Available, { organization: id }) });
}

/** What an organization has subscribed to. */
export function useSubscriptions(id: string) {
  return useQuery({ queryKey: subscriptionsKey(id), queryFn: () => call(plan.Subscriptions, { organization: id }) });
}

/** The plans on offer, in a language. */
export function useComparison(id: string, language: string) {
  return useQuery({
    queryKey: ["organization", "comparison", id, language],
    queryFn: () => call(plan.Compare, { organization: id }),
  });
}

/** What is asked for: a plan of a family, how often it is paid, and for how many. */
export type Wish = Pick<SubscribeInput, "family" | "plan" | "interval" | "seats">;

/** What subscribing would cost and change. What was known before stays until the answer is there. */
export function usePreview(id: string, wish: Wish, enabled = true) {
  const { family, plan: wanted, interval, seats } = wish;
  return useQuery({
    queryKey: ["organization", "preview", id, family, wanted, interval, seats],
    queryFn: () => call(plan.Preview, { organization: id, ...wish }),
    enabled,
    placeholderData: (before) => before,
    staleTime: 0,
    gcTime: 0, // a price that was shown once is not shown again from memory
    refetchInterval: 60_000,
  });
}

/** Changes plan, interval or seats for what the preview said. */
export function useSubscribe(id: string) {
  return useMutation({
    mutationFn: (input: Omit<SubscribeInput, "organization">) => call(plan.Subscribe, { organization: id, ...input }),
    onSuccess: (view) => keep(id, view),
    onError: (fault) => {
      if (fault.code === "plan.price_changed") forgetPrices(id);
      endSession(fault);
    },
  });
}

const steps = { start: plan.StartTrial, cancel: plan.Cancel, resume: plan.Resume, keep: plan.Keep } as const;

/** What can be done about a subscription with one press. */
export type Step = keyof typeof steps;

/** Starts the trial, cancels, takes the cancellation back, or drops what was scheduled. */
export function useStep(id: string, step: Step) {
  return useMutation({
    mutationFn: (family: string) => call(steps[step], { organization: id, family }),
    onSuccess: (view) => keep(id, view),
  });
}

// What is known already, and what would be no change any more.
const asked = ["subscriptions", "preview"];

// Another plan includes other things, and its name stands at the top.
function keep(id: string, view: SubscriptionsView): void {
  queries.setQueryData(subscriptionsKey(id), view);
  void queries.invalidateQueries({ queryKey: sessionKey });
  void queries.invalidateQueries({
    predicate: ({ queryKey }) => queryKey.includes(id) && !asked.includes(String(queryKey[1])),
  });
}

function forgetPrices(id: string): void {
  for (const what of ["preview", "comparison", "subscriptions"]) {
    void queries.invalidateQueries({ queryKey: ["organization", what, id] });
  }
}
