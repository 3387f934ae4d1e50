import { TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import type { Fault } from "@/lib/fault";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/** What stands in the place of a list that could not be read: why, and the way to try again. */
export function Unread({ fault, onRetry }: { fault: Fault; onRetry: () => void }) {
  const text = useText();
  const faults = useFaultText();
  return (
    <Card>
      <EmptyState
        icon={<TriangleAlert />}
        text={faults.whole(fault) ?? ""}
        action={<Button onPress={onRetry}>{text("action.retry")}</Button>}
      />
    </Card>
  );
}
