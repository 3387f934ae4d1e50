import { FileSpreadsheet, ListChecks, X } from "lucide-react";
import { TextArea as AriaTextArea, TextField as AriaTextField, DropZone, FileTrigger } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { FieldFoot, FieldLabel, inputClass } from "@/components/ui/field";
import { IconButton } from "@/components/ui/IconButton";
import { dropped } from "@/features/invitation/files";
import type { usePeople } from "@/features/invitation/usePeople";
import { roleText } from "@/features/organization/words";
import { cx } from "@/lib/cx";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

/** Takes people: addresses typed or pasted, a file chosen or dropped. */
export function PeopleField({ people, isRefused, type, open, clear }: ReturnType<typeof usePeople>) {
  const text = useText();
  const Example = isolate(`Jo Wren <jo@example.com>, ${roleText("admin", text)}`);
  return (
    <DropZone
      aria-label={text("invite.drop")}
      getDropOperation={() => "copy"}
      onDrop={(event) => void dropped(event).then(open)}
      className="flex flex-col gap-2.5 rounded-md data-drop-target:outline-2 data-drop-target:outline-offset-4 data-drop-target:outline-accent"
    >
      {people.from ? (
        <Taken name={people.name ?? text("invite.pasted")} isFile={people.from === "file"} onClear={clear} />
      ) : (
        <AriaTextField
          name="people"
          autoFocus
          isInvalid={isRefused}
          validationBehavior="aria"
          value={people.text}
          onChange={type}
          className="flex min-w-0 flex-col gap-1.5"
        >
          <FieldLabel label={text("invite.people")} hideLabel />
          <AriaTextArea
            dir="auto"
            rows={5}
            spellCheck={false}
            placeholder={"ines@example.com\nJo Wren <jo@example.com>"}
            className={cx(inputClass, "resize-y py-1.5")}
          />
          <FieldFoot
            help={text("invite.people.example", { Example })}
            error={isRefused ? text("invite.too_much") : undefined}
          />
        </AriaTextField>
      )}
      <FileTrigger
        acceptedFileTypes={[".csv", ".tsv", ".txt", "text/csv", "text/plain"]}
        onSelect={(files) => void open(files?.[0])}
      >
        <Button className="w-fit">
          <FileSpreadsheet aria-hidden />
          {text("invite.file")}
        </Button>
      </FileTrigger>
    </DropZone>
  );
}

function Taken({ name, isFile, onClear }: { name: string; isFile: boolean; onClear: () => void }) {
  const text = useText();
  const Icon = isFile ? FileSpreadsheet : ListChecks;
  return (
    <div className="flex items-center gap-2.5 rounded-md border border-line bg-sunken py-2 ps-3 pe-2">
      <Icon aria-hidden className="size-4 shrink-0 text-ink-3" />
      <bdi className="min-w-0 flex-1 truncate font-medium">{name}</bdi>
      <IconButton label={text("invite.file.remove")} onPress={onClear}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}
