import { Building2, ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { DoorForm } from "@/components/door/DoorForm";
import { DoorFrame } from "@/components/door/DoorFrame";
import { DoorLink } from "@/components/door/DoorLink";
import { useLobby } from "@/components/door/useLobby";
import { TextField } from "@/components/ui/TextField";
import { useSession, useSignOut } from "@/features/account/api";
import { useCreateOrganization, useOpenOrganization, useOrganizations } from "@/features/organization/api";
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
  const open = useOpenOrganization();
  return (
    <DoorFrame
      title={text("door.organization.choose.title")}
      purpose={text("door.organization.choose.help")}
      menu={menu}
    >
      <ul className="flex flex-col gap-2">
        {organizations.map(({ id, name }) => (
          <li key={id}>
            <AriaButton onPress={() => open.mutate(id)} className={choiceClass}>
              <Building2 aria-hidden className="size-4 text-ink-3" />
              <span className="min-w-0 flex-1 truncate text-start font-medium">
                <bdi>{name}</bdi>
              </span>
              <ChevronRight aria-hidden className="size-4 text-ink-3 rtl:-scale-x-100" />
            </AriaButton>
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

/** How an organization to choose looks. */
export const choiceClass =
  "flex h-11 w-full cursor-default items-center gap-2.5 rounded-md border border-control bg-surface px-3 shadow-card " +
  "transition-colors data-hovered:border-ink-3 data-hovered:bg-hover focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-accent";
