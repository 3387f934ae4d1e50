import { Outlet } from "@tanstack/react-router";
import { Menu as MenuIcon } from "lucide-react";
import { useRef, useState } from "react";
import { Button, Dialog, Modal, ModalOverlay } from "react-aria-components";
import { Palette } from "@/components/shell/Palette";
import { Shortcuts } from "@/components/shell/Shortcuts";
import { Sidebar } from "@/components/shell/Sidebar";
import { useArrivals } from "@/components/shell/useArrivals";
import { useShortcuts } from "@/components/shell/useShortcuts";
import { IconButton } from "@/components/ui/IconButton";
import { Mark } from "@/components/ui/Mark";
import { useCurrent } from "@/features/account/Current";
import { AccountNotices } from "@/features/account/data/AccountNotices";
import { useIdleLock } from "@/features/account/useIdleLock";
import { MFAPrompt } from "@/features/mfa/MFAPrompt";
import { CreateOrganization } from "@/features/organization/CreateOrganization";
import { PlanNotice } from "@/features/plan/PlanNotice";
import { usePlanName } from "@/features/plan/usePlanName";
import { useText } from "@/lib/i18n";

/** What is open over the page, if anything. */
export type Overlay = "palette" | "shortcuts" | "create" | "sections" | null;

/** The console: its sections at the start, the page beside them. */
export function Shell() {
  const [overlay, setOverlay] = useState<Overlay>(null);
  const { organization } = useCurrent();
  const main = useRef<HTMLElement>(null);
  const close = () => setOverlay(null);
  useShortcuts(setOverlay);
  useIdleLock();
  useArrivals();
  return (
    <div className="flex min-h-dvh flex-col bg-bg md:flex-row">
      <SkipLink onPress={() => main.current?.focus()} />
      <div className="sticky inset-bs-0 hidden h-dvh w-61 shrink-0 md:block">
        <Sidebar onOverlay={setOverlay} />
      </div>
      <TopBar onOpen={() => setOverlay("sections")} />
      <main ref={main} tabIndex={-1} className="min-w-0 flex-1 outline-none">
        <div className="mx-auto flex min-h-[calc(100dvh-3rem)] max-w-[1192px] flex-col gap-5.5 px-5 py-6.5 md:min-h-dvh lg:px-9">
          <AccountNotices />
          <MFAPrompt key={organization.id} />
          <PlanNotice />
          <Outlet />
        </div>
      </main>
      <Sections isOpen={overlay === "sections"} onClose={close} onOverlay={setOverlay} />
      <Palette isOpen={overlay === "palette"} onClose={close} onOverlay={setOverlay} />
      <Shortcuts isOpen={overlay === "shortcuts"} onClose={close} />
      <CreateOrganization isOpen={overlay === "create"} onClose={close} />
    </div>
  );
}

function SkipLink({ onPress }: { onPress: () => void }) {
  const text = useText();
  return (
    <Button
      onPress={onPress}
      className="fixed inset-s-3 -inset-bs-12 z-30 rounded-md bg-accent px-3 py-1.5 font-medium text-accent-ink focus-visible:inset-bs-3"
    >
      {text("nav.skip")}
    </Button>
  );
}

// On a narrow or much enlarged page the sections wait behind a button.
function TopBar({ onOpen }: { onOpen: () => void }) {
  const { organization } = useCurrent();
  const text = useText();
  return (
    <header className="sticky inset-bs-0 z-10 flex h-12 shrink-0 items-center gap-2.5 border-be border-line bg-sunken px-3 md:hidden">
      <IconButton label={text("nav.menu")} onPress={onOpen}>
        <MenuIcon aria-hidden />
      </IconButton>
      <Mark className="size-4" />
      <p className="truncate font-semibold">
        <bdi>{organization.name}</bdi>
      </p>
      <p className="ms-auto shrink-0 text-small text-ink-3">{usePlanName(organization.id)}</p>
    </header>
  );
}

interface SectionsProps {
  isOpen: boolean;
  onClose: () => void;
  onOverlay: (overlay: Overlay) => void;
}

function Sections({ isOpen, onClose, onOverlay }: SectionsProps) {
  const text = useText();
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
      className="fixed inset-0 z-20 animate-appear bg-veil"
    >
      <Modal className="h-dvh w-71 max-w-[85vw] shadow-pop">
        <Dialog aria-label={text("nav.label")} className="h-full outline-none">
          <Sidebar onOverlay={onOverlay} onNavigate={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
