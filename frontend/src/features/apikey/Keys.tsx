import { KeyRound, SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { TableSkeleton } from "@/components/ui/grid/TableSkeleton";
import { SearchField } from "@/components/ui/SearchField";
import { Segmented } from "@/components/ui/Segmented";
import { Unread } from "@/components/ui/Unread";
import { useCurrent } from "@/features/account/Current";
import { type KeyState, useKeyPolicy, useKeys } from "@/features/apikey/api";
import { KeysTable } from "@/features/apikey/KeysTable";
import type { Looking } from "@/features/apikey/useLooking";
import type { NewKeyView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";
import { readOn } from "@/lib/readOn";
import { useDebounced } from "@/lib/useDebounced";

interface KeysProps {
  /** "" for all of them. */
  workspace: string;
  looking: Looking;
  /** Absent where no key may be made. */
  onCreate: (() => void) | undefined;
  /** Told of a key that has another secret now. */
  onMade: (made: NewKeyView) => void;
  action?: ReactNode;
}

/** Looks for keys, and lists them. */
export function Keys({ workspace, looking, onCreate, onMade, action }: KeysProps) {
  const { organization } = useCurrent();
  const { search, state } = looking;
  const list = useKeys(organization.id, workspace, search.trim(), state);
  const keys = list.data?.pages.flatMap((page) => page.keys);
  const top = list.data?.pages[0];
  return (
    <div className="flex flex-col gap-4">
      <Tools looking={looking} total={top?.total} action={action} />
      {list.isPending && <TableSkeleton />}
      {list.error && !list.data && <Unread fault={list.error} onRetry={() => void list.refetch()} />}
      {keys?.length === 0 && <None looking={looking} onCreate={onCreate} />}
      {keys && keys.length > 0 && (
        <KeysTable
          key={`${workspace} ${state}`}
          workspace={workspace}
          keys={keys}
          onMade={onMade}
          onNear={() => readOn(list)}
        />
      )}
    </div>
  );
}

function Tools({ looking, total, action }: { looking: Looking; total: number | undefined; action?: ReactNode }) {
  const { organization } = useCurrent();
  const longer = useKeyPolicy(organization.id).data?.longer ?? 0;
  const text = useText();
  const [typed, setTyped] = useDebounced(looking.search, looking.setSearch);
  const states: KeyState[] = ["active", "expired", "revoked"];
  if (longer > 0 || looking.state === "longer") states.push("longer");
  return (
    <search className="flex flex-wrap items-center gap-2">
      <SearchField
        label={text("keys.search")}
        value={typed}
        onChange={setTyped}
        maxLength={100}
        className="max-w-60 min-w-44 flex-1"
      />
      <Segmented
        label={text("keys.state")}
        options={states.map((id) => ({ id, label: text(`keys.state.${id}`) }))}
        value={looking.state}
        onChange={looking.setState}
      />
      <div className="ms-auto flex flex-wrap items-center justify-end gap-3">
        <p aria-live="polite" className="text-ink-2 tabular-nums">
          {total !== undefined && text("keys.count", { Count: total })}
        </p>
        {action}
      </div>
    </search>
  );
}

function None({ looking: { search, state }, onCreate }: { looking: Looking; onCreate: (() => void) | undefined }) {
  const text = useText();
  if (search.trim() !== "") {
    return (
      <Card>
        <EmptyState icon={<SearchX />} text={text("keys.none.search")} />
      </Card>
    );
  }
  const isFirst = state === "active";
  return (
    <Card>
      <EmptyState
        icon={<KeyRound />}
        text={text(isFirst ? "keys.none.active" : "keys.none.other")}
        action={isFirst && onCreate && <Button onPress={onCreate}>{text("keys.create")}</Button>}
      />
    </Card>
  );
}
