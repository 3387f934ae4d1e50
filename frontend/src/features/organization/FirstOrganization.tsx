import { type ReactNode, useState } from "react";
import { DoorForm } from "@/components/door/DoorForm";
import { DoorFrame } from "@/components/door/DoorFrame";
import { DoorLink } from "@/components/door/DoorLink";
import { SomebodyElse } from "@/components/door/SomebodyElse";
import { useLobby } from "@/components/door/useLobby";
import { TextField } from "@/components/ui/TextField";
import { useSession } from "@/features/account/api";
import { startJoining } from "@/features/invitation/joining";
import { useCreateOrganization, useOrganizations } from "@/features/organization/api";
import { Choices } from "@/features/organization/Choices";
import type { OrganizationRef } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/** What stands between an account and the console: an organization to open, or to create. */
export function FirstOrganization() {
  const organizations = useOrganizations();
  const [creates, setCreates] = useState(false);
  const { menu, page } = useLobby(useSession(false).data?.account);
  if (organizations.isPending) return null;
  const list = organizations.data ?? [];
  if (page) return page;
  if (list.length > 0 && !creates) {
    return <Choose organizations={list} menu={menu} onCreate={() => setCreates(true)} />;
  }
  return <Create menu={menu} onBack={list.length > 0 ? () => setCreates(false) : undefined} />;
}

interface ChooseProps {
  organizations: OrganizationRef[];
  menu: ReactNode;
  onCreate: () => void;
}

function Choose({ organizations, menu, onCreate }: ChooseProps) {
  const text = useText();
  return (
    <DoorFrame
      title={text("door.organization.choose.title")}
      purpose={text("door.organization.choose.help")}
      menu={menu}
    >
      <Choices organizations={organizations} />
      <DoorLink question="" answer={text("switcher.create")} onPress={onCreate} />
      <Invited />
      <SomebodyElse />
    </DoorFrame>
  );
}

function Create({ menu, onBack }: { menu: ReactNode; onBack?: () => void }) {
  const [name, setName] = useState("");
  const create = useCreateOrganization();
  const text = useText();
  const faults = useFaultText();
  return (
    <DoorFrame
      title={text("door.organization.create.title")}
      purpose={text("door.organization.create.help")}
      menu={menu}
    >
      <DoorForm
        submit={text("door.organization.create.submit")}
        isPending={create.isPending}
        fault={create.error}
        onSubmit={() => create.mutate(name)}
      >
        <TextField
          name="name"
          autoFocus
          size="large"
          autoComplete="organization"
          label={text("door.organization.create.name")}
          help={text("door.organization.create.name.help")}
          value={name}
          onChange={setName}
          error={faults.field(create.error, "name")}
        />
      </DoorForm>
      {onBack && <DoorLink question="" answer={text("action.back")} onPress={onBack} />}
      <Invited />
      <SomebodyElse />
    </DoorFrame>
  );
}

function Invited() {
  const text = useText();
  return <DoorLink question={text("join.question")} answer={text("join.title")} onPress={startJoining} />;
}
