import { type ReactNode, useEffect } from "react";
import { Form } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { Refusal } from "@/components/ui/Refusal";
import { done } from "@/components/ui/Toast";
import type { Fault } from "@/lib/fault";
import { useText } from "@/lib/i18n";

interface FormDialogProps {
  title: string;
  /** What saving is called here, if not that. */
  submit?: string;
  /** What was asked for, and how it ended. */
  asked: { isPending: boolean; error: Fault | null };
  /** Whether something is left to be filled in. */
  isMissing?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  className?: string;
  children: ReactNode;
}

/** A form over the page, which a press beside it doesn't close. What is wrong beyond single fields is said at its end. */
export function FormDialog({
  title,
  submit,
  asked,
  isMissing,
  onSubmit,
  onClose,
  className,
  children,
}: FormDialogProps) {
  const text = useText();
  const isUnchanged = asked.error?.code === "change.none";
  // Who saves what is there already has nothing to correct.
  useEffect(() => {
    if (!isUnchanged) return;
    onClose();
    done((words) => words("members.unchanged"));
  }, [isUnchanged, onClose]);
  return (
    <Dialog role="alertdialog" isOpen title={title} onClose={onClose} className={className}>
      <Form
        validationBehavior="aria"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!asked.isPending && !isMissing) onSubmit();
        }}
      >
        {children}
        <Refusal fault={isUnchanged ? null : asked.error} besideFields />
        <DialogActions>
          <Button onPress={onClose}>{text("action.cancel")}</Button>
          <Button type="submit" variant="primary" isDisabled={isMissing} isPending={asked.isPending}>
            {submit ?? text("action.save")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
