import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/lib/cx";

const tones = {
  info: { box: "bg-accent-soft text-accent-text", icon: Info },
  amber: { box: "bg-amber-soft text-amber-text", icon: TriangleAlert },
  red: { box: "bg-red-soft text-red-text", icon: CircleAlert },
} as const;

interface NoticeProps {
  tone?: keyof typeof tones;
  action?: ReactNode;
  alert?: boolean;
  children: ReactNode;
}

/** Something that needs attention before the rest of the page does. */
export function Notice({ tone = "info", action, alert, children }: NoticeProps) {
  const { box, icon: Icon } = tones[tone];
  return (
    <div role={alert ? "alert" : undefined} className={cx("flex items-start gap-2.5 rounded-md px-3.5 py-3", box)}>
      <Icon aria-hidden className="mbs-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">{children}</div>
      {/* As high as a line and its margins: what can be pressed stands beside the first line, and adds no height. */}
      {action && <div className="-my-1.5 flex min-h-8 items-center">{action}</div>}
    </div>
  );
}
