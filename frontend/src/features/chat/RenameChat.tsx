import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { Refusal } from "@/components/ui/Refusal";
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
    <Dialog title={text("chat.rename.title")} isOpen onClose={onClose} className="max-w-md">
      <Form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          rename.mutateAsync(title).then(onClose, () => undefined); // said in the form
        }}
      >
        <TextField
          name="title"
          autoComplete="off"
          autoFocus
          label={text("chat.title")}
          value={title}
          onChange={setTitle}
          error={faults.field(rename.error, "title")}
        />
        <Refusal fault={rename.error} besideFields />
        <DialogActions>
          <Button onPress={onClose}>{text("action.cancel")}</Button>
          <Button type="submit" variant="primary" isDisabled={title.trim() === ""} isPending={rename.isPending}>
            {text("action.save")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
