import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { adopt } from "@/features/account/api";
import { call } from "@/lib/backend";
import { account, type SessionView } from "@/lib/bindings";
import { saveBytes } from "@/lib/download";
import { queries } from "@/lib/queries";

const activityKey = ["account", "security-activity"] as const;

/** What happened to the account, page by page, and what the person should hear of. */
export function useSecurityActivity() {
  return useInfiniteQuery({
    queryKey: activityKey,
    queryFn: ({ pageParam }) => call(account.SecurityActivity, { before: pageParam }),
    initialPageParam: 0,
    getNextPageParam: (page) => (page.more ? page.entries.at(-1)?.seq : undefined),
  });
}

/** Notes that the person has read the notices up to an entry. */
export function useSeenNotices() {
  return useMutation({
    mutationFn: (seq: number) => call(account.SeenNotices, { seq }),
    onSettled: () => queries.invalidateQueries({ queryKey: activityKey }),
  });
}

/** Gathers everything about the person and saves it as a file, whose name it returns. */
export function useExport() {
  return useMutation({
    mutationFn: async () => {
      const { name, bytes } = await call(account.Export, {});
      saveBytes(name, bytes, "application/zip");
      return name;
    },
  });
}

/** Erases the account. */
export function useDeleteAccount() {
  return useMutation({
    mutationFn: (email: string) => call(account.Delete, { email }),
    onSuccess: async (session: SessionView) => {
      await adopt(session);
      queries.removeQueries({ queryKey: ["account", "profile"] });
      queries.removeQueries({ queryKey: activityKey });
    },
  });
}
