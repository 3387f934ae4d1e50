import { useState } from "react";
import { FormDialog } from "@/components/ui/FormDialog";
import { TextField } from "@/components/ui/TextField";
import { type Place, useRenameChat } from "@/features/chat/api";
import type { ChatRef } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

interface RenameProps {
  place: Place;
  chat: ChatRef;
  onClose: () => void;
}

/** Gives a conversation another title. */
export function RenameChat({ place, chat, onClose }: RenameProps) {
  const [title, setTitle] = useState(chat.title);
  const rename = useRenameChat(place, chat.id);
  const text = useText();
  const faults = useFaultText();
  return (
    <FormDialog
      title={text("chat.rename.title")}
      asked={rename}
      isMissing={title.trim() === ""}
      onSubmit={() => rename.mutate(title, { onSuccess: onClose })}
      onClose={onClose}
      className="max-w-md"
    >
      <TextField
        name="title"
        autoComplete="off"
        autoFocus
        label={text("chat.title")}
        value={title}
        onChange={setTitle}
        error={rename.variables === title ? faults.field(rename.error, "title") : undefined}
      />
    </FormDialog>
  );
}
