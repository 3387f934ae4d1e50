import { CircleX, Copy, Gauge, Pencil, RefreshCw } from "lucide-react";
import { MenuItem, MenuLine, MenuSection } from "@/components/ui/Menu";
import { done, failed } from "@/components/ui/Toast";
import type { KeyView } from "@/lib/bindings";
import { copyText } from "@/lib/clipboard";
import { useText } from "@/lib/i18n";

/** What is asked about a key. */
export type KeyQuestion = "rename" | "rotate" | "limits" | "revoke";

/** What may be done about one key; where that isn't much, it says who could do more. */
export function KeyMenu({ about, onAsk }: { about: KeyView; onAsk: (what: KeyQuestion) => void }) {
  const text = useText();
  const isOver = about.state === "revoked";
  const isDisabled = !about.can || isOver;
  const copy = () =>
    void copyText(about.id).then(
      () => done(text("copy.done")),
      () => failed(text("copy.failed")),
    );
  return (
    <>
      <MenuItem icon={<Gauge aria-hidden />} isDisabled={isOver} onAction={() => onAsk("limits")}>
        {text("keys.limits")}
      </MenuItem>
      <MenuItem icon={<Copy aria-hidden />} onAction={copy}>
        {text("keys.copy_id")}
      </MenuItem>
      <MenuLine />
      <MenuSection title={about.can || isOver ? undefined : text("keys.others")} aria-label={about.name}>
        <MenuItem icon={<Pencil aria-hidden />} isDisabled={isDisabled} onAction={() => onAsk("rename")}>
          {text("keys.rename")}
        </MenuItem>
        <MenuItem
          icon={<RefreshCw aria-hidden />}
          isDisabled={isDisabled || about.state !== "active"}
          onAction={() => onAsk("rotate")}
        >
          {text("keys.rotate")}
        </MenuItem>
        <MenuItem icon={<CircleX aria-hidden />} tone="danger" isDisabled={isDisabled} onAction={() => onAsk("revoke")}>
          {text("keys.revoke")}
        </MenuItem>
      </MenuSection>
    </>
  );
}
