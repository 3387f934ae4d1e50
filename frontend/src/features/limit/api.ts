import { useMutation, useQuery } from "@tanstack/react-query";
import { call } from "@/lib/backend";
import { type LevelsView, type LimitValues, limit } from "@/lib/bindings";
import { queries } from "@/lib/queries";

/** What is limited: a key, without one a workspace, without that the organization. */
export interface Limited {
  organization: string;
  workspace: string;
  key: string;
}

const limitsKey = ({ organization, workspace, key }: Limited) =>
  ["organization", "limits", organization, workspace, key] as const;

/** The limits of something and of all above it. What was used of them changes without an entry. */
export function useLimits(about: Limited) {
  return useQuery({
    queryKey: limitsKey(about),
    queryFn: () => call(limit.Get, { ...about }),
    refetchInterval: 10_000,
  });
}

/** What limits are to be, and what they were. */
export interface LimitsChange {
  /** "" for all models together. */
  model: string;
  to: LimitValues;
  was: LimitValues;
}

/** Sets the limits of something, in place of those that were seen. */
export function useSetLimit(about: Limited) {
  return useMutation({
    mutationFn: ({ model, to, was }: LimitsChange) =>
      call(limit.Set, {
        ...about,
        model,
        ...to,
        wasRequestsPerSecond: was.requestsPerSecond,
        wasTokensPerMinute: was.tokensPerMinute,
        wasTokensPerMonth: was.tokensPerMonth,
        wasMonthlySpend: was.monthlySpend,
      }),
    onSuccess: (view: LevelsView) => {
      queries.setQueryData(limitsKey(about), view);
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey.includes(about.organization) && queryKey[1] === "usage",
      });
    },
    onError: () => void queries.invalidateQueries({ queryKey: limitsKey(about) }),
  });
}
