import type { ReactNode } from "react";
import { LanguageMenu } from "@/components/door/LanguageMenu";
import { Mark } from "@/components/ui/Mark";
import { useText } from "@/lib/i18n";

interface DoorFrameProps {
  title: string;
  purpose?: ReactNode;
  hideLanguage?: boolean;
  menu?: ReactNode;
  children: ReactNode;
}

/** The front door: the house on one half, one step at a time on the other. */
export function DoorFrame({ title, purpose, hideLanguage, menu, children }: DoorFrameProps) {
  const text = useText();
  return (
    <div className="grid min-h-dvh bg-bg lg:grid-cols-2">
      <House />
      <main className="flex flex-col">
        <div className="flex h-22 shrink-0 items-center justify-between gap-4 px-6 lg:justify-end lg:px-12">
          <span className="flex items-center gap-2.5 font-semibold lg:hidden">
            <Mark className="size-4.5" />
            {text("app.name")}
          </span>
          <div className="flex min-w-0 items-center gap-1">
            {!hideLanguage && <LanguageMenu />}
            {menu}
          </div>
        </div>
        <div className="mx-auto flex w-full max-w-108 flex-1 flex-col justify-center px-9 pbe-24">
          <h1 className="text-title font-title tracking-[-0.014em] text-ink">{title}</h1>
          {purpose && <p className="mbs-1 text-pretty text-ink-2">{purpose}</p>}
          <div className="mbs-5">{children}</div>
        </div>
      </main>
    </div>
  );
}

function House() {
  const text = useText();
  return (
    <aside className="hidden flex-col justify-between bg-door px-13 py-11 text-door-ink lg:flex">
      <p className="flex items-center gap-2.5 text-lead font-semibold">
        <Mark className="size-4.5" />
        {text("app.name")}
      </p>
      <div className="max-w-md">
        <p className="text-statement font-[590] tracking-[-0.014em] text-balance">{text("door.statement")}</p>
        <p className="mbs-3.5 text-lead text-door-ink-2">{text("door.pitch")}</p>
      </div>
      <p className="text-small text-door-ink-2">{text("door.foot")}</p>
    </aside>
  );
}
