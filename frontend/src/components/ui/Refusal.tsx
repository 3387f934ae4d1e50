import { Notice } from "@/components/ui/Notice";
import type { Fault } from "@/lib/fault";
import { useFaultText } from "@/lib/faultText";

/** Why something could not be done, where it was asked for. What is about single fields is said beside them. */
export function Refusal({ fault, besideFields }: { fault: Fault | null; besideFields?: boolean }) {
  const faults = useFaultText();
  if (!fault || (besideFields && fault.fields.length > 0)) return null;
  return (
    <Notice tone="red" alert>
      {faults.whole(fault)}
    </Notice>
  );
}
