import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { IconButton } from "@/components/ui/IconButton";
import { cx } from "@/lib/cx";
import { useText } from "@/lib/i18n";

interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  role?: "dialog" | "alertdialog";
  className?: string;
  children: ReactNode;
}

/** A question or a form over the page. Escape closes it. */
export function Dialog({ title, isOpen, onClose, role = "dialog", className, children }: DialogProps) {
  const text = useText();
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={role === "dialog"}
      className={veilClass}
    >
      <Modal className={cx(sheetClass, className ?? "max-w-lg")}>
        <AriaDialog role={role} className="flex max-h-[calc(88dvh-1rem)] flex-col outline-none">
          <header className="flex items-center gap-3 px-6 pbs-5">
            <Heading slot="title" className="flex-1 text-lead font-title text-ink">
              {title}
            </Heading>
            <IconButton label={text("action.close")} onPress={onClose} className="-me-2">
              <X aria-hidden />
            </IconButton>
          </header>
          {/* The padding is within: what sticks keeps out of that of its scroll container. */}
          <div className="overflow-auto [scroll-padding-block-end:5rem]">
            <div className="px-6 pbs-2 pbe-6">{children}</div>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The buttons at the end of a dialog, in sight also where the rest has to scroll. */
export function DialogActions({ children }: { children: ReactNode }) {
  return (
    <div className="sticky inset-be-0 z-1 -mbe-6 flex flex-wrap justify-end gap-2 rounded-b-lg bg-surface pbs-5 pbe-6">
      {children}
    </div>
  );
}

/** What lies between the page and whatever is open over it. */
export const veilClass =
  "fixed inset-0 z-20 flex items-start justify-center bg-veil px-4 pbs-[12vh] animate-appear data-exiting:opacity-0 transition-opacity";

/** The sheet on which a dialog stands. */
export const sheetClass =
  "w-full animate-rise rounded-lg border border-line-strong bg-surface text-ink shadow-pop outline-none";
