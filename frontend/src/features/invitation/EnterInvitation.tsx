import { FileText } from "lucide-react";
import { useState } from "react";
import { DropZone, FileTrigger } from "react-aria-components";
import { DoorForm } from "@/components/door/DoorForm";
import { DoorFrame } from "@/components/door/DoorFrame";
import { DoorLink } from "@/components/door/DoorLink";
import { Button } from "@/components/ui/Button";
import { Notice } from "@/components/ui/Notice";
import { TextArea } from "@/components/ui/TextArea";
import { dropped, tooLong } from "@/features/invitation/files";
import { joining } from "@/features/invitation/joining";
import type { Fault } from "@/lib/fault";
import { useFaultText } from "@/lib/faultText";
import { hasText, useText } from "@/lib/i18n";

interface EnterProps {
  given: string;
  isPending: boolean;
  fault: Fault | null;
  /** Why what was given doesn't lead on. */
  state: string | undefined;
  onEnter: (invitation: string) => void;
}

const most = 8192;

/** Takes an invitation: its link pasted, its file chosen or dropped. */
export function EnterInvitation({ given, isPending, fault, state, onEnter }: EnterProps) {
  const [typed, setTyped] = useState(given);
  const [isWrong, setWrong] = useState(false);
  const text = useText();
  const take = async (file: File | undefined) => {
    if (!file) return;
    const content = file.size > most * 4 ? null : await file.text().catch(() => null);
    setWrong(content === null);
    if (content === null) return;
    setTyped(content);
    onEnter(content.trim());
  };
  return (
    <DoorFrame title={text("join.title")} purpose={text("join.help")}>
      <DropZone
        aria-label={text("join.drop")}
        getDropOperation={() => "copy"}
        onDrop={(event) => void dropped(event).then(take)}
        className="rounded-md data-drop-target:outline-2 data-drop-target:outline-offset-8 data-drop-target:outline-accent"
      >
        <DoorForm
          submit={text("action.continue")}
          isPending={isPending}
          fault={null}
          onSubmit={() => typed.trim() !== "" && onEnter(typed.trim())}
        >
          <TextArea
            name="invitation"
            autoFocus
            label={text("join.link")}
            help={text("join.link.help")}
            placeholder="intendant:join?…"
            value={typed}
            onChange={(value) => {
              setTyped(tooLong(value, most));
              setWrong(false);
            }}
          />
          <FileTrigger onSelect={(files) => void take(files?.[0])}>
            <Button className="w-fit">
              <FileText aria-hidden />
              {text("join.file")}
            </Button>
          </FileTrigger>
          {typed.trim() === given && !isPending && <Finding fault={fault} state={state} />}
          {isWrong && (
            <Notice tone="red" alert>
              {text("error.invitation.unknown")}
            </Notice>
          )}
        </DoorForm>
      </DropZone>
      <DoorLink question="" answer={text("action.back")} onPress={() => joining.set(null)} />
    </DoorFrame>
  );
}

function Finding({ fault, state }: { fault: Fault | null; state: string | undefined }) {
  const text = useText();
  const faults = useFaultText();
  const key = `error.invitation.${state}`;
  const words = fault ? faults.whole(fault) : state && hasText(key) ? text(key) : undefined;
  if (!words) return null;
  return (
    <Notice tone={state === "unknown" || fault ? "red" : "amber"} alert>
      {words}
    </Notice>
  );
}
