import { RenameDialog } from "@/components/ui/RenameDialog";
import { useCurrent } from "@/features/account/Current";
import { useRenameKey } from "@/features/apikey/api";
import type { KeyView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** Gives a key another name. */
export function RenameKey({ about, onClose }: { about: KeyView; onClose: () => void }) {
  const { organization } = useCurrent();
  const text = useText();
  return (
    <RenameDialog
      title={text("keys.rename.title")}
      label={text("keys.new.name")}
      name={about.name}
      about={`key.name ${about.id}`}
      rename={useRenameKey(organization.id, about)}
      nameOf={({ name }) => name}
      onClose={onClose}
    />
  );
}
