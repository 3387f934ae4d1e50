import type { ReactNode } from "react";

/** What something will do, one effect a line. */
export function Effects({ title, icon, children }: { title: string; icon: ReactNode; children: string[] }) {
  return (
    <div>
      <h3 className="pbe-1 font-medium text-ink">{title}</h3>
      <ul className="flex flex-col gap-1">
        {children.map((effect) => (
          <li key={effect} className="flex gap-2 [&_svg]:mbs-0.5 [&_svg]:size-4 [&_svg]:shrink-0">
            {icon}
            {effect}
          </li>
        ))}
      </ul>
    </div>
  );
}
