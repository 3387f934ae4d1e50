import { useMemo, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Grid } from "@/components/ui/grid/Grid";
import { SelectionBar } from "@/components/ui/grid/SelectionBar";
import { useChosen } from "@/components/ui/grid/useChosen";
import { useKeyColumns } from "@/features/apikey/columns";
import { KeyMenu, type KeyQuestion } from "@/features/apikey/KeyMenu";
import { RenameKey } from "@/features/apikey/RenameKey";
import { RevokeKeys } from "@/features/apikey/RevokeKeys";
import { RotateKey } from "@/features/apikey/RotateKey";
import { KeyLimits } from "@/features/limit/KeyLimits";
import type { KeyView, NewKeyView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

interface KeysTableProps {
  workspace: string;
  keys: KeyView[];
  onMade: (made: NewKeyView) => void;
  /** Told when the last ones that were read come into sight. */
  onNear: () => void;
}

/** A table of any number of keys, and what may be done with them. */
export function KeysTable({ workspace, keys, onMade, onNear }: KeysTableProps) {
  const [question, setQuestion] = useState<{ what: KeyQuestion; about: KeyView[] } | null>(null);
  const revocable = useMemo(() => keys.filter(({ can, state }) => can && state !== "revoked"), [keys]);
  const { chosen, none, selection } = useChosen(keys);
  const ticks = revocable.length > 0;
  const { columns, template } = useKeyColumns(workspace === "", ticks);
  const text = useText();
  const mine = chosen.filter(({ id }) => revocable.some((key) => key.id === id));
  const bar = (
    <SelectionBar
      label={text("keys.bulk")}
      count={chosen.length}
      said={text("keys.selected", { Count: chosen.length })}
      onClear={none}
    >
      <Button
        size="small"
        variant="danger"
        isDisabled={mine.length === 0}
        onPress={() => setQuestion({ what: "revoke", about: mine })}
      >
        {text("keys.revoke")}
      </Button>
    </SelectionBar>
  );
  const [first] = question?.about ?? [];
  const close = () => setQuestion(null);
  const show = (made: NewKeyView) => {
    close();
    onMade(made);
  };
  return (
    <>
      <Grid
        label={text("keys.title")}
        count={keys.length}
        itemAt={(place) => keys[place]}
        nameOf={(key) => key.name}
        columns={columns}
        template={template}
        selection={ticks ? { ...selection, bar } : undefined}
        menu={(key) => <KeyMenu about={key} onAsk={(what) => setQuestion({ what, about: [key] })} />}
        onDrawn={({ last }) => last >= keys.length - 1 && onNear()}
      />
      {question?.what === "rename" && first && <RenameKey about={first} onClose={close} />}
      {question?.what === "rotate" && first && <RotateKey about={first} onMade={show} onClose={close} />}
      {question?.what === "limits" && first && <KeyLimits about={first} onClose={close} />}
      {question?.what === "revoke" && <RevokeKeys keys={question.about} onClose={close} onRevoked={none} />}
    </>
  );
}
