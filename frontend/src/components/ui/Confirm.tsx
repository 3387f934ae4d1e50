import type { ReactNode } from "react";
import { Button, type ButtonProps } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { Refusal } from "@/components/ui/Refusal";
import type { Fault } from "@/lib/fault";
import { useText } from "@/lib/i18n";

interface ConfirmProps {
  title: string;
  /** What the button does, in its own words. */
  submit: string;
  tone?: Extract<ButtonProps["variant"], "destroy" | "primary">;
  /** What is being done, and how it ended. */
  asked: { isPending: boolean; error: Fault | null };
  isDisabled?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  className?: string;
  /** What it means. */
  children: ReactNode;
}

/** Asks before something is done that can't be taken back with one press. A refusal is said within. */
export function Confirm({
  title,
  submit,
  tone = "destroy",
  asked,
  onSubmit,
  onClose,
  children,
  ...rest
}: ConfirmProps) {
  const { isDisabled, className = "max-w-md" } = rest;
  const text = useText();
  return (
    <Dialog role="alertdialog" title={title} isOpen onClose={onClose} className={className}>
      <div className="flex flex-col gap-3 pbe-0.5 text-pretty text-ink-2">
        {children}
        <Refusal fault={asked.error} />
      </div>
      <DialogActions>
        <Button onPress={onClose}>{text("action.cancel")}</Button>
        <Button variant={tone} isDisabled={isDisabled} isPending={asked.isPending} onPress={onSubmit}>
          {submit}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
