import { Plug } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/Badge";
import { Button } from "@/components/ui/Button";
import { ServiceRow, TestButton, Verdict } from "@/components/ui/ServiceRow";
import { useCurrent } from "@/features/account/Current";
import { useAvailable } from "@/features/plan/useAvailable";
import { useTestConnection } from "@/features/resource/api";
import { RemoveConnection } from "@/features/resource/RemoveConnection";
import type { ConnectionView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";
import { isolate } from "@/lib/isolate";

interface ConnectionRowProps {
  connection: ConnectionView;
  onEdit: () => void;
  onPick: () => void;
}

/** A connection: where it leads, whether it works, how many models are reached by it. */
export function ConnectionRow({ connection, onEdit, onPick }: ConnectionRowProps) {
  const { organization } = useCurrent();
  const [removes, setRemoves] = useState(false);
  const may = useAvailable(organization.id).may({ permission: "resources.manage" });
  const test = useTestConnection(organization.id);
  const text = useText();
  const { id, name, baseURL } = connection;
  const Name = isolate(name);
  const found = test.data?.ok ? test.data : undefined;
  const ok = found && text("connections.test.ok", { Name, Count: found.models.length, Time: found.milliseconds });
  return (
    <>
      <ServiceRow
        icon={<Plug aria-hidden />}
        name={<bdi>{name}</bdi>}
        detail={<bdi dir="ltr">{baseURL}</bdi>}
        badges={
          <>
            <KeyBadge connection={connection} />
            <Badge>{text("connections.models", { Count: connection.models })}</Badge>
          </>
        }
        test={
          may && (
            <>
              <Button size="small" aria-label={text("models.pick.what", { Name })} onPress={onPick}>
                {text("models.pick")}
              </Button>
              <TestButton
                label={text("providers.test.what", { Name })}
                isPending={test.isPending}
                onPress={() => test.mutate({ id, baseURL, key: "", keepKey: true })}
              >
                {text("providers.test")}
              </TestButton>
            </>
          )
        }
        verdict={<Verdict ok={ok} problem={test.data?.problem} fault={test.error} />}
        menuLabel={text("providers.menu", { Name })}
        menu={may}
        onEdit={onEdit}
        onRemove={() => setRemoves(true)}
      />
      {removes && <RemoveConnection connection={connection} onClose={() => setRemoves(false)} />}
    </>
  );
}

function KeyBadge({ connection: { hasKey, hint } }: { connection: ConnectionView }) {
  const text = useText();
  if (!hasKey) return <Badge>{text("connections.key.none")}</Badge>;
  return (
    <Badge>
      {text("connections.key")}
      {hint && <code>…{hint}</code>}
    </Badge>
  );
}
