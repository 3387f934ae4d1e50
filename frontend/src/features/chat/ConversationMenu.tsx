import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { Confirm } from "@/components/ui/Confirm";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { done } from "@/components/ui/Toast";
import { type Place, useDeleteChat } from "@/features/chat/api";
import { RenameChat } from "@/features/chat/RenameChat";
import type { ChatRef } from "@/lib/bindings";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

interface MenuProps {
  place: Place;
  chat: ChatRef;
  onDeleted: () => void;
}

/** What can be done with a conversation. */
export function ConversationMenu({ place, chat, onDeleted }: MenuProps) {
  const [asks, setAsks] = useState<"rename" | "delete" | null>(null);
  const text = useText();
  const close = () => setAsks(null);
  return (
    <>
      <Menu
        label={text("chat.actions")}
        placement="bottom end"
        trigger={
          <IconButton label={text("chat.actions")}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem icon={<Pencil />} onAction={() => setAsks("rename")}>
          {text("chat.rename")}
        </MenuItem>
        <MenuItem icon={<Trash2 />} tone="danger" onAction={() => setAsks("delete")}>
          {text("chat.delete")}
        </MenuItem>
      </Menu>
      {asks === "rename" && <RenameChat place={place} chat={chat} onClose={close} />}
      {asks === "delete" && <DeleteChat place={place} chat={chat} onClose={close} onDeleted={onDeleted} />}
    </>
  );
}

function DeleteChat({ place, chat, onClose, onDeleted }: MenuProps & { onClose: () => void }) {
  const remove = useDeleteChat(place, chat.id);
  const text = useText();
  const submit = () =>
    remove.mutateAsync().then(
      () => {
        onClose();
        onDeleted();
        done(text("chat.deleted"));
      },
      () => undefined, // said in the dialog
    );
  return (
    <Confirm
      title={text("chat.delete.title")}
      submit={text("chat.delete.submit")}
      asked={remove}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{text("chat.delete.help", { Title: isolate(chat.title) })}</p>
    </Confirm>
  );
}
