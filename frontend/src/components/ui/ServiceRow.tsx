import { CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { AvatarIcon } from "@/components/ui/Avatar";
import { Button } from "@/components/ui/Button";
import { ChangeMenu } from "@/components/ui/ChangeMenu";
import { Refusal } from "@/components/ui/Refusal";
import { Fault, type FaultData } from "@/lib/fault";

interface ServiceRowProps {
  icon: ReactNode;
  name: ReactNode;
  detail: ReactNode;
  /** What else is to be known of it, short. */
  badges?: ReactNode;
  test?: ReactNode;
  /** What the test found, as a Verdict. */
  verdict?: ReactNode;
  menuLabel: string;
  /** Whether it may be changed; without it there is no menu. */
  menu?: boolean;
  onEdit: () => void;
  onRemove: () => void;
}

/** Something elsewhere that is set up here: what it is, whether it works, and what may be done about it. */
export function ServiceRow({
  icon,
  name,
  detail,
  badges,
  test,
  verdict,
  menu = true,
  menuLabel,
  ...rest
}: ServiceRowProps) {
  return (
    <div className="flex flex-col gap-2.5 px-4.5 py-2.5">
      <div className="flex flex-wrap items-center gap-2.5">
        <AvatarIcon>{icon}</AvatarIcon>
        <div className="min-w-40 flex-1 leading-4.5">
          <p className="truncate font-medium">{name}</p>
          <p className="truncate text-small text-ink-3">{detail}</p>
        </div>
        {badges}
        {test}
        {menu && <ChangeMenu label={menuLabel} {...rest} />}
      </div>
      {verdict}
    </div>
  );
}

interface TestButtonProps {
  /** What is read aloud, where several such buttons stand on a page. */
  label?: string;
  isPending: boolean;
  onPress: () => void;
  children: string;
}

/** Tries whether it works. */
export function TestButton(props: TestButtonProps) {
  const { label, ...rest } = props;
  return <Button size="small" aria-label={label} {...rest} />;
}

interface VerdictProps {
  /** What is said where it works. */
  ok: string | undefined;
  /** Why it doesn't, or why that could not be found out. */
  problem: FaultData | undefined | null;
  fault: Fault | null;
}

/** What a test found: that it works, or precisely what is wrong. */
export function Verdict({ ok, problem, fault }: VerdictProps) {
  if (!ok) return <Refusal fault={fault ?? (problem ? new Fault(problem) : null)} />;
  return (
    <p role="status" className="flex items-center gap-2 text-green-text">
      <CircleCheck aria-hidden className="size-4 shrink-0" />
      {ok}
    </p>
  );
}
