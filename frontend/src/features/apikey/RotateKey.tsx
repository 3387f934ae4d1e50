import { useState } from "react";
import { Confirm } from "@/components/ui/Confirm";
import { Notice } from "@/components/ui/Notice";
import { Select } from "@/components/ui/Select";
import { useCurrent } from "@/features/account/Current";
import { useRotateKey } from "@/features/apikey/api";
import type { KeyView, NewKeyView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

// For how long the secret of now goes on working, in hours.
const graces = [0, 1, 24, 72, 168];

interface RotateProps {
  about: KeyView;
  onMade: (made: NewKeyView) => void;
  onClose: () => void;
}

/** Asks before a key gets another secret, and how long the one of now goes on working. */
export function RotateKey({ about, onMade, onClose }: RotateProps) {
  const { organization } = useCurrent();
  const [grace, setGrace] = useState(24);
  const rotate = useRotateKey(organization.id);
  const text = useText();
  const nameOf = (hours: number) => {
    if (hours === 0) return text("keys.rotate.grace.none");
    return hours < 48 ? text("keys.hours", { Count: hours }) : text("keys.days", { Count: hours / 24 });
  };
  const submit = () =>
    rotate.mutateAsync({ workspace: about.workspace, key: about.id, graceHours: grace }).then(
      onMade,
      () => undefined, // said in the dialog
    );
  return (
    <Confirm
      title={text("keys.rotate.title", { Name: isolate(about.name) })}
      submit={text("keys.rotate.submit")}
      tone="primary"
      asked={rotate}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{text("keys.rotate.help")}</p>
      <Select
        label={text("keys.rotate.grace")}
        options={graces.map((hours) => ({ id: String(hours), label: nameOf(hours) }))}
        value={String(grace)}
        onChange={(hours) => setGrace(Number(hours))}
      />
      {grace === 0 && <Notice tone="amber">{text("keys.rotate.now")}</Notice>}
    </Confirm>
  );
}
