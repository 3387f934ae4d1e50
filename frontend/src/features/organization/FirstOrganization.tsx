import { type ReactNode, useState } from "react";
import { DoorForm } from "@/components/door/DoorForm";
import { DoorFrame } from "@/components/door/DoorFrame";
import { DoorLink } from "@/components/door/DoorLink";
import { DoorMenu } from "@/components/door/DoorMenu";
import { LinkButton } from "@/components/ui/LinkButton";
import { TextField } from "@/components/ui/TextField";
import { useSession, useSignOut } from "@/features/account/api";
import { SettingsPage } from "@/features/installation/SettingsPage";
import { useCreateOrganization, useOrganizations } from "@/features/organization/api";
import { OrganizationChoice } from "@/features/organization/OrganizationChoice";
import type { OrganizationRef } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";

/** What stands between an account and the console: an organization to open, or to create. */
export function FirstOrganization() {
  const organizations = useOrganizations();
  const [creates, setCreates] = useState(false);
  const [settles, setSettles] = useState(false);
  const account = useSession(false).data?.account;
  if (organizations.isPending) return null;
  const list = organizations.data ?? [];
  if (settles) return <Settings onBack={() => setSettles(false)} />;
  const menu = account && <DoorMenu account={account} onSettings={() => setSettles(true)} />;
  if (list.length > 0 && !creates) {
    return <Choose organizations={list} menu={menu} onCreate={() => setCreates(true)} />;
  }
  return <Create menu={menu} onBack={list.length > 0 ? () => setCreates(false) : undefined} />;
}

// The installation has settings before it has an organization.
function Settings({ onBack }: { onBack: () => void }) {
  const text = useText();
  return (
    <main className="mx-auto flex min-h-dvh max-w-[1192px] flex-col gap-5.5 px-5 py-6.5 lg:px-9">
      <LinkButton onPress={onBack}>{text("action.back")}</LinkButton>
      <SettingsPage />
    </main>
  );
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
      <ul className="flex flex-col gap-2">
        {organizations.map((organization) => (
          <li key={organization.id}>
            <OrganizationChoice organization={organization} />
          </li>
        ))}
      </ul>
      <DoorLink question="" answer={text("switcher.create")} onPress={onCreate} />
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
      <SomebodyElse />
    </DoorFrame>
  );
}

function SomebodyElse() {
  const signOut = useSignOut();
  const text = useText();
  return (
    <DoorLink
      question={text("door.locked.other")}
      answer={text("door.locked.sign_out")}
      onPress={() => signOut.mutate()}
    />
  );
}
