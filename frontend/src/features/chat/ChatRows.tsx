import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { SettingRow } from "@/components/ui/Card";
import { Reason } from "@/components/ui/Reason";
import { Refusal } from "@/components/ui/Refusal";
import { Skeleton } from "@/components/ui/Skeleton";
import { useCurrent } from "@/features/account/Current";
import { useChatSettings } from "@/features/chat/api";
import { DeleteAllChats } from "@/features/chat/DeleteAllChats";
import { RetentionRow } from "@/features/chat/RetentionRow";
import type { ChatSettingsView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** What an organization decides about its chats, among what can't be taken back. */
export function ChatRows() {
  const { organization } = useCurrent();
  const [asks, setAsks] = useState(false);
  const { data: view, error } = useChatSettings(organization.id);
  const text = useText();
  return (
    <>
      {error && !view && (
        <div className="px-4.5 py-3.5">
          <Refusal fault={error} />
        </div>
      )}
      {(view || !error) && <RetentionRow organization={organization.id} view={view} />}
      <SettingRow
        wide
        name={text("chat.all")}
        help={view ? <Extent view={view} /> : !error && <Skeleton className="my-1 h-2.5 w-72 max-w-full" />}
        action={
          <>
            {view && !view.manage.allowed && <Reason reason={view.manage.reason} />}
            <Button
              variant="danger"
              isDisabled={!view?.manage.allowed || view.chats === 0}
              onPress={() => setAsks(true)}
            >
              {text("chat.all.action")}
            </Button>
          </>
        }
      />
      {view && asks && <DeleteAllChats organization={organization} view={view} onClose={() => setAsks(false)} />}
    </>
  );
}

function Extent({ view }: { view: ChatSettingsView }) {
  const text = useText();
  if (view.chats === 0) return text("chat.all.none");
  return text("chat.all.help", {
    Chats: text("chat.all.chats", { Count: view.chats }),
    People: text("chat.all.people", { Count: view.people }),
  });
}
