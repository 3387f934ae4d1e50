import { useState } from "react";
import { SettingRow } from "@/components/ui/Card";
import { Confirm } from "@/components/ui/Confirm";
import { Reason } from "@/components/ui/Reason";
import { Select } from "@/components/ui/Select";
import { Skeleton } from "@/components/ui/Skeleton";
import { done } from "@/components/ui/Toast";
import { useChatSettings, useSetRetention } from "@/features/chat/api";
import type { ChatSettingsView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

const choices = ["0", "30", "60", "90", "180", "365"] as const;

type Days = (typeof choices)[number];

/** How long chats are kept. A shorter time is confirmed first: it deletes what is older. */
export function RetentionRow({ organization, view }: { organization: string; view: ChatSettingsView | undefined }) {
  const [asks, setAsks] = useState<Days | null>(null);
  const text = useText();
  const words = useDays();
  const now = choices.find((days) => days === String(view?.days)) ?? "0";
  return (
    <SettingRow wide name={text("chat.retention")} help={text("chat.retention.help")}>
      {view ? (
        <div className="flex flex-wrap items-center justify-end gap-3">
          {!view.manage.allowed && <Reason reason={view.manage.reason} />}
          <Select
            hideLabel
            label={text("chat.retention")}
            options={choices.map((days) => ({ id: days, label: words(days) }))}
            value={now}
            onChange={(days) => days !== now && setAsks(days)}
            isDisabled={!view.manage.allowed}
            className="w-44"
          />
        </div>
      ) : (
        <Skeleton className="ms-auto h-8 w-44 rounded-md" />
      )}
      {asks && <ChangeRetention organization={organization} days={asks} onClose={() => setAsks(null)} />}
    </SettingRow>
  );
}

function useDays(): (days: Days) => string {
  const text = useText();
  return (days) => (days === "0" ? text("chat.for_ever") : text("chat.days", { Count: Number(days) }));
}

interface ChangeProps {
  organization: string;
  days: Days;
  onClose: () => void;
}

function ChangeRetention({ organization, days, onClose }: ChangeProps) {
  const then = useChatSettings(organization, Number(days));
  const set = useSetRetention(organization);
  const text = useText();
  const words = useDays();
  const older = then.data?.older ?? 0;
  const submit = () =>
    set.mutateAsync(Number(days)).then(
      () => {
        onClose();
        done((now) => now("chat.retention.done"), { about: `chat.retention ${organization}` });
      },
      () => undefined, // said in the dialog
    );
  return (
    <Confirm
      title={text("chat.retention.title")}
      submit={text(older > 0 ? "chat.retention.delete" : "chat.retention.submit", { Count: older })}
      tone={older > 0 ? "destroy" : "primary"}
      asked={{ isPending: set.isPending, error: set.error ?? then.error }}
      isDisabled={!then.data}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{days === "0" ? text("chat.retention.for_ever") : text("chat.retention.after", { Days: words(days) })}</p>
      {older > 0 && <p className="font-medium text-ink">{text("chat.retention.older", { Count: older })}</p>}
    </Confirm>
  );
}
