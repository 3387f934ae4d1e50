import { done, failed } from "@/components/ui/Toast";
import { useMark } from "@/features/plan/operator/api";
import { usePlanWords } from "@/features/plan/words";
import type { CustomersView, CustomerView } from "@/lib/bindings";
import { toFault } from "@/lib/fault";
import { faultText } from "@/lib/faultText";
import { isolate } from "@/lib/isolate";

const opposite = { paid: "unpaid", unpaid: "paid" } as const;

/** Marks a customer's payment as missing or as arrived, says so, and lets it be taken back. */
export function useMarking({ organization, family, name }: CustomerView) {
  const marks = { paid: useMark("paid"), unpaid: useMark("unpaid") };
  const { text, day } = usePlanWords();
  const about = `customer ${organization} ${family}`;
  const say = (mark: keyof typeof marks, view: CustomersView) => {
    const now = view.subscriptions.find((one) => one.organization === organization && one.family === family);
    return text(`customers.${mark}.done`, { Name: isolate(name), Date: day(now?.graceEnds ?? "") });
  };
  const set = (mark: keyof typeof marks, undo?: () => void): Promise<void> =>
    marks[mark].mutateAsync({ organization, family }).then(
      (view) => done(say(mark, view), { undo, about }),
      (fault) => failed(faultText(toFault(fault)), about),
    );
  return (mark: keyof typeof marks) => void set(mark, () => void set(opposite[mark]));
}
