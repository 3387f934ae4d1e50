import type { ReactNode } from "react";
import { pagesFor } from "@/components/shell/pages";
import { Dialog } from "@/components/ui/Dialog";
import { Kbd } from "@/components/ui/Kbd";
import { useCurrent } from "@/features/account/Current";
import { useText } from "@/lib/i18n";

/** The list of shortcuts. */
export function Shortcuts({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { account } = useCurrent();
  const text = useText();
  return (
    <Dialog title={text("shortcuts.title")} isOpen={isOpen} onClose={onClose} className="max-w-md">
      <Group title={text("shortcuts.everywhere")}>
        <Row name={text("palette.title")} keys={["Ctrl K"]} />
        <Row name={text("menu.lock")} keys={["Ctrl Shift L"]} />
        <Row name={text("shortcuts.list")} keys={["?"]} />
      </Group>
      <Group title={text("shortcuts.go")}>
        {pagesFor(account.owner).map((page) => (
          <Row key={page.to} name={text(page.title)} keys={["G", page.key.toUpperCase()]} />
        ))}
      </Group>
    </Dialog>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="pbs-4">
      <h3 className="pbe-1 text-small font-medium text-ink-3">{title}</h3>
      <dl className="*:not-first:border-bs *:border-line">{children}</dl>
    </section>
  );
}

function Row({ name, keys }: { name: string; keys: string[] }) {
  const text = useText();
  return (
    <div className="flex h-9 items-center justify-between gap-4">
      <dt>{name}</dt>
      <dd className="flex items-center gap-1.5 text-small text-ink-3">
        {keys.map((key, index) => (
          <span key={key} className="contents">
            {index > 0 && text("shortcuts.then")}
            <Kbd keys={key} />
          </span>
        ))}
      </dd>
    </div>
  );
}
