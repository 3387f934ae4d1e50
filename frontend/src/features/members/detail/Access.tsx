import type { ReactNode } from "react";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { Switch } from "@/components/ui/Switch";
import { useCurrent } from "@/features/account/Current";
import { Asking, type Question } from "@/features/members/Asking";
import { roles } from "@/features/members/roles";
import { OnOff } from "@/features/members/table/Person";
import { useChanges } from "@/features/members/useChanges";
import { roleText } from "@/features/organization/words";
import { useAvailable } from "@/features/plan/useAvailable";
import type { MemberRef } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** What a member may do, and by what: roles, seat, second factor. */
export function Access({ member }: { member: MemberRef }) {
  const { organization } = useCurrent();
  const may = useAvailable(organization.id).may({ permission: "members.manage" });
  const { setRole, setSeat } = useChanges();
  const text = useText();
  return (
    <Card>
      {roles.map((role) => (
        <Row key={role} name={roleText(role, text)} help={text(`role.${role}.help`)}>
          <Switch
            label={roleText(role, text)}
            isSelected={member.roles.includes(role)}
            isDisabled={!may}
            onChange={(on) => void setRole([member], role, on)}
          />
        </Row>
      ))}
      <Row name={text("members.seat")} help={text(member.active ? "member.seat.on" : "member.seat.off")}>
        <Switch
          label={text("members.seat")}
          isSelected={member.active}
          isDisabled={!may || member.you}
          onChange={(on) => void setSeat([member], on)}
        />
      </Row>
      {member.mfa && <SecondFactor member={member} />}
    </Card>
  );
}

function SecondFactor({ member }: { member: MemberRef }) {
  const [question, setQuestion] = useState<Question | null>(null);
  const text = useText();
  const isOn = member.mfa === "on";
  const help = isOn && !member.canReset && !member.you ? text("members.reset.refused") : text("member.mfa.help");
  return (
    <Row name={text("members.mfa")} help={help}>
      {isOn && member.canReset ? (
        <Button size="small" onPress={() => setQuestion({ what: "reset", members: [member] })}>
          {text("mfa.reset")}
        </Button>
      ) : (
        <OnOff mfa={member.mfa} />
      )}
      <Asking question={question} onClose={() => setQuestion(null)} onRemoved={() => undefined} />
    </Row>
  );
}

function Row({ name, help, children }: { name: string; help: string; children: ReactNode }) {
  return (
    <div className="flex items-center gap-4 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="font-medium text-ink">{name}</p>
        <p className="text-small text-pretty text-ink-3">{help}</p>
      </div>
      <div className="shrink-0">{children}</div>
    </div>
  );
}
