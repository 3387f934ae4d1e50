import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/lib/i18n";

interface DrawerProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A tall sheet at the end of the page, for what is looked at beside it. Its foot stays where it is. */
export function Drawer({ title, isOpen, onClose, children }: DrawerProps) {
  const text = useText();
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
      className="fixed inset-0 z-20 animate-appear bg-veil transition-opacity data-exiting:opacity-0"
    >
      <Modal className="fixed inset-y-0 inset-e-0 w-120 max-w-full animate-appear border-s border-line-strong bg-surface text-ink shadow-pop outline-none">
        <AriaDialog className="flex h-dvh flex-col outline-none">
          <header className="flex items-center gap-3 border-be border-line px-6 py-3.5">
            <Heading slot="title" className="min-w-0 flex-1 text-lead font-title text-ink">
              {title}
            </Heading>
            <IconButton label={text("action.close")} onPress={onClose} className="-me-2">
              <X aria-hidden />
            </IconButton>
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What scrolls in a drawer. */
export function DrawerBody({ children }: { children: ReactNode }) {
  return <div className="flex min-h-0 flex-1 flex-col gap-5 overflow-auto px-6 py-5">{children}</div>;
}

/** The buttons at the foot of a drawer. */
export function DrawerFoot({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap justify-end gap-2 border-bs border-line px-6 py-3.5">{children}</div>;
}
