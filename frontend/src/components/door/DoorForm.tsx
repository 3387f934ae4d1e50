import { type ReactNode, useEffect, useRef } from "react";
import { Form } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { Notice } from "@/components/ui/Notice";
import type { Fault } from "@/lib/fault";
import { useFaultText } from "@/lib/faultText";

interface DoorFormProps {
  submit: string;
  isPending: boolean;
  fault: Fault | null;
  onSubmit: () => void;
  children: ReactNode;
}

/** One step's fields and its button. What was typed stays when the answer is no. */
export function DoorForm({ submit, isPending, fault, onSubmit, children }: DoorFormProps) {
  const faults = useFaultText();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (fault) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [fault]);
  return (
    <Form
      ref={form}
      validationBehavior="aria"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending) onSubmit();
      }}
    >
      {children}
      {fault && fault.fields.length === 0 && (
        <Notice tone="red" alert>
          {faults.whole(fault)}
        </Notice>
      )}
      <Button type="submit" variant="primary" size="large" isPending={isPending} className="mbs-1 w-full">
        {submit}
      </Button>
    </Form>
  );
}
