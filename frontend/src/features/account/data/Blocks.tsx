import { useNavigate } from "@tanstack/react-router";
import { Lock } from "lucide-react";
import { Button } from "@/components/ui/Button";
import { refused } from "@/components/ui/Toast";
import { useVisit } from "@/features/account/Current";
import { useOpenOrganization } from "@/features/organization/api";
import type { ProfileView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** What keeps an account from being deleted: an organization or the installation that would be left behind. */
export type Block = { kind: "owner" } | { kind: "admin"; id: string; name: string };

/** Everything that stands in the way of deleting an account. */
export function blocksOf(view: ProfileView): Block[] {
  const left = view.organizations.filter(({ lastAdmin, members }) => lastAdmin && members > 1);
  const blocks: Block[] = left.map(({ id, name }) => ({ kind: "admin", id, name }));
  return view.ownsInstallation && view.otherAccounts > 0 ? [{ kind: "owner" }, ...blocks] : blocks;
}

/** Says what stands in the way, each with the way out of it. */
export function Blocks({ blocks }: { blocks: Block[] }) {
  return (
    <ul className="flex flex-col gap-3 px-4.5 py-3.5">
      {blocks.map((block) => (
        <li
          key={block.kind === "admin" ? block.id : block.kind}
          className="flex flex-wrap items-center gap-x-4 gap-y-2"
        >
          <Lock aria-hidden className="size-4 shrink-0 text-ink-3" />
          {block.kind === "owner" ? <OwnerBlock /> : <AdminBlock id={block.id} name={block.name} />}
        </li>
      ))}
    </ul>
  );
}

function OwnerBlock() {
  const navigate = useNavigate();
  const text = useText();
  return (
    <>
      <p className="min-w-0 flex-1 basis-72 text-pretty text-ink-2">{text("data.delete.blocked.owner")}</p>
      <Button size="small" onPress={() => void navigate({ to: "/settings" })}>
        {text("data.delete.blocked.owner.action")}
      </Button>
    </>
  );
}

function AdminBlock({ id, name }: { id: string; name: string }) {
  const { organization } = useVisit();
  const navigate = useNavigate();
  const open = useOpenOrganization();
  const text = useText();
  const visit = async () => {
    const opened = id === organization?.id || (await open.mutateAsync(id).catch((fault) => refused(fault)));
    if (opened) await navigate({ to: "/general" });
  };
  return (
    <>
      <p className="min-w-0 flex-1 basis-72 text-pretty text-ink-2">
        {text("data.delete.blocked.admin", { Name: name })}
      </p>
      <Button size="small" isPending={open.isPending} onPress={() => void visit()}>
        {text("palette.open", { Name: name })}
      </Button>
    </>
  );
}
