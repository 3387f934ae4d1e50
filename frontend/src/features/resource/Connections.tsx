import { ChevronDown, Plug, Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Card, Section } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { Skeleton } from "@/components/ui/Skeleton";
import { Unread } from "@/components/ui/Unread";
import { useCurrent } from "@/features/account/Current";
import { Gate } from "@/features/plan/Gate";
import { useConnections } from "@/features/resource/api";
import { ConnectionDialog } from "@/features/resource/ConnectionDialog";
import { ConnectionRow } from "@/features/resource/ConnectionRow";
import { type Preset, presets } from "@/features/resource/presets";
import type { ConnectionView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** What is being set up: a connection that there is, or a new one. */
type Edited = { connection: ConnectionView } | { preset: Preset };

/** The providers that models are reached by. */
export function Connections({ onPick }: { onPick: (connection: ConnectionView) => void }) {
  const { organization } = useCurrent();
  const connections = useConnections(organization.id);
  const [edited, setEdited] = useState<Edited | null>(null);
  const text = useText();
  const list = connections.data?.connections;
  return (
    <Section title={text("connections.title")} help={text("connections.help")}>
      {connections.error && !list ? (
        <Unread fault={connections.error} onRetry={() => void connections.refetch()} />
      ) : (
        <Card>
          {!list && <Skeletons />}
          {list?.map((connection) => (
            <ConnectionRow
              key={`${connection.id} ${connection.baseURL} ${connection.hint}`}
              connection={connection}
              onEdit={() => setEdited({ connection })}
              onPick={() => onPick(connection)}
            />
          ))}
          {list?.length === 0 && (
            <EmptyState
              icon={<Plug />}
              text={text("connections.empty")}
              action={<Add onAdd={(preset) => setEdited({ preset })} />}
            />
          )}
          {list && list.length > 0 && (
            <div className="flex flex-wrap items-center gap-3 px-4.5 py-3">
              <Add onAdd={(preset) => setEdited({ preset })} />
            </div>
          )}
        </Card>
      )}
      {edited && <ConnectionDialog {...edited} onClose={() => setEdited(null)} onAdded={onPick} />}
    </Section>
  );
}

function Skeletons() {
  return (
    <div className="flex h-14 items-center px-4.5">
      <Skeleton className="h-3 w-56" />
    </div>
  );
}

function Add({ onAdd }: { onAdd: (preset: Preset) => void }) {
  const text = useText();
  return (
    <Gate permission="resources.manage">
      {(isDisabled) => (
        <Menu
          label={text("connections.add")}
          trigger={
            <Button isDisabled={isDisabled}>
              <Plus aria-hidden />
              {text("connections.add")}
              <ChevronDown aria-hidden />
            </Button>
          }
        >
          {presets.map((preset) => {
            const name = preset.name || text("connections.other");
            return (
              <MenuItem key={preset.id} textValue={name} onAction={() => onAdd(preset)}>
                {name}
              </MenuItem>
            );
          })}
        </Menu>
      )}
    </Gate>
  );
}
