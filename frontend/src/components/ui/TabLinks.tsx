import { Link, type LinkProps, useLocation } from "@tanstack/react-router";
import { cx } from "@/lib/cx";

/** One of several pages about the same thing. */
export interface TabLink {
  to: NonNullable<LinkProps["to"]>;
  /** What stands for the $names in the address. */
  params?: Record<string, string>;
  title: string;
}

/** Several pages about the same thing, each with an address of its own. What lies below an address belongs to it. */
export function TabLinks({ label, links }: { label: string; links: TabLink[] }) {
  const { pathname } = useLocation();
  const shown = links.filter((link) => `${pathname}/`.startsWith(`${addressOf(link)}/`)).sort(nearest)[0];
  return (
    <nav aria-label={label} className="overflow-x-auto border-be border-line">
      <ul className="flex gap-5">
        {links.map(({ to, params, title }) => (
          <li key={to}>
            <Link
              to={to}
              params={params as never}
              aria-current={shown?.to === to ? "page" : undefined}
              className={cx(tab, shown?.to === to && on)}
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function addressOf({ to, params = {} }: TabLink): string {
  return to.replace(/\$(\w+)/g, (_, name: string) => params[name] ?? "");
}

const nearest = (a: TabLink, b: TabLink) => b.to.length - a.to.length;

const on = "border-accent! text-ink!";

const tab = cx(
  "flex h-9 items-center border-be-2 border-transparent px-px font-medium whitespace-nowrap text-ink-2 transition-colors",
  "hover:text-ink focus-visible:-outline-offset-2 focus-visible:outline-2 focus-visible:outline-accent",
);
