import { useVisit } from "@/features/account/Current";
import { type FirstDay, isFirstDay } from "@/lib/week";

/** The day with which weeks begin for whoever is signed in; undefined is as the language has it. */
export function useFirstDay(): FirstDay | undefined {
  const { account } = useVisit();
  return isFirstDay(account.firstDay) ? account.firstDay : undefined;
}
