import { Dialog } from "@/components/ui/Dialog";
import { useCurrent } from "@/features/account/Current";
import { Limits } from "@/features/limit/LimitsTab";
import type { KeyView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

/** What a key may use at most. */
export function KeyLimits({ about: key, onClose }: { about: KeyView; onClose: () => void }) {
  const { organization } = useCurrent();
  const text = useText();
  return (
    <Dialog
      role="alertdialog"
      isOpen
      title={text("limits.key.title", { Name: isolate(key.name) })}
      onClose={onClose}
      className="max-w-4xl"
    >
      <div className="flex flex-col gap-4">
        <p className="text-pretty text-ink-2">{text("limits.key.help")}</p>
        <Limits
          about={{ organization: organization.id, workspace: key.workspace, key: key.id }}
          isArchived={key.state === "revoked"}
        />
      </div>
    </Dialog>
  );
}
