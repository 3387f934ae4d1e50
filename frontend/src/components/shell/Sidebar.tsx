import { Link } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { Button, DialogTrigger, Popover } from "react-aria-components";
import { AccountMenu } from "@/components/shell/AccountMenu";
import { OrganizationSwitcher } from "@/components/shell/OrganizationSwitcher";
import { type Page, pagesFor } from "@/components/shell/pages";
import type { Overlay } from "@/components/shell/Shell";
import { Kbd } from "@/components/ui/Kbd";
import { popoverClass } from "@/components/ui/Select";
import { useCurrent } from "@/features/account/Current";
import { useConnection } from "@/lib/connection";
import { cx } from "@/lib/cx";
import { useText } from "@/lib/i18n";

interface SidebarProps {
  onOverlay: (overlay: Overlay) => void;
  onNavigate?: () => void;
}

/** Organization, search, sections, and at the foot whose console it is. */
export function Sidebar({ onOverlay, onNavigate }: SidebarProps) {
  return (
    <div className="flex h-full flex-col overflow-y-auto border-e border-line bg-sunken px-2.5 pbs-2.5 scroll-pbe-24">
      <OrganizationSwitcher onCreate={() => onOverlay("create")} />
      <SearchButton onPress={() => onOverlay("palette")} />
      <Sections onNavigate={onNavigate} />
      <div className="sticky inset-be-0 mbs-auto flex shrink-0 flex-col gap-1 border-bs border-line bg-sunken pbs-2.5 pbe-2">
        <LocalOnly />
        <AccountMenu onOverlay={onOverlay} />
      </div>
    </div>
  );
}

function SearchButton({ onPress }: { onPress: () => void }) {
  const text = useText();
  return (
    <Button
      onPress={onPress}
      className="mbs-2.5 flex h-8 shrink-0 items-center gap-2 rounded-md border border-line bg-surface px-2.25 text-ink-2 transition-colors data-hovered:border-ink-3 focus-visible:outline-2 focus-visible:outline-accent"
    >
      <Search aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 flex-1 truncate text-start">{text("shell.search")}</span>
      <Kbd keys="Ctrl K" />
    </Button>
  );
}

function Sections({ onNavigate }: { onNavigate?: () => void }) {
  const { account } = useCurrent();
  const text = useText();
  const offered = pagesFor(account.owner);
  return (
    <nav aria-label={text("nav.label")} className="mbs-4.5 mbe-3 flex flex-col gap-4">
      {(["work", "organization", "account", "installation"] as const).map((section) => {
        const inSection = offered.filter((page) => page.section === section);
        if (inSection.length === 0) return null;
        return (
          <div key={section}>
            {section !== "work" && (
              <h2 className="px-2.5 pbe-1.5 text-caption font-medium text-ink-3">{text(`nav.${section}`)}</h2>
            )}
            <ul className="flex flex-col gap-0.5">
              {inSection.map((page) => (
                <li key={page.to}>
                  <SectionLink page={page} onNavigate={onNavigate} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}

function SectionLink({ page, onNavigate }: { page: Page; onNavigate?: () => void }) {
  const text = useText();
  const Icon = page.icon;
  return (
    <Link
      to={page.to}
      onClick={onNavigate}
      className="group flex h-7.5 items-center gap-2.5 rounded-md border border-transparent px-2 text-ink-2 transition-colors hover:bg-hover hover:text-ink focus-visible:outline-2 focus-visible:outline-accent aria-[current=page]:border-line aria-[current=page]:bg-surface aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:shadow-card"
    >
      <Icon aria-hidden className="size-4 shrink-0 group-aria-[current=page]:text-accent" />
      <span className="truncate">{text(page.title)}</span>
    </Link>
  );
}

/** That nothing leaves this device, or that the program has stopped; what that means, to whoever presses it. */
export function LocalOnly() {
  const isUp = useConnection() === "up";
  const text = useText();
  const title = text(isUp ? "shell.local" : "connection.down.title");
  return (
    <DialogTrigger>
      <Button className="flex h-7.5 cursor-default items-center gap-2.5 rounded-md px-2.25 text-ink-2 transition-colors data-hovered:bg-hover data-pressed:bg-hover focus-visible:outline-2 focus-visible:outline-accent">
        <span aria-hidden className="flex size-4 shrink-0 items-center justify-center">
          <span className={cx("size-2 rounded-full", isUp ? "bg-green" : "bg-amber")} />
        </span>
        <span className="truncate">{title}</span>
      </Button>
      <Popover
        placement="top start"
        aria-label={title}
        className={cx(popoverClass, "w-56 px-3 py-2.5 text-small text-pretty text-ink-2")}
      >
        <p>{text(isUp ? "shell.local.help" : "connection.down.help")}</p>
      </Popover>
    </DialogTrigger>
  );
}
