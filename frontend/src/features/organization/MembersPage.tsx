import { Users } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/Badge";
import { Card } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { PageHeader } from "@/components/ui/PageHeader";
import { Skeleton } from "@/components/ui/Skeleton";
import { Table, type TableColumn } from "@/components/ui/Table";
import { done } from "@/components/ui/Toast";
import { useCurrent } from "@/features/account/Current";
import { ResetMFA } from "@/features/mfa/ResetMFA";
import { useMembers, useResetMember } from "@/features/organization/api";
import { MemberActions, MemberName } from "@/features/organization/Member";
import { roleText } from "@/features/organization/words";
import type { MemberRef } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";
import { usePageTitle } from "@/lib/pageTitle";

/** The people of the organization. */
export function MembersPage() {
  const [lost, setLost] = useState<MemberRef | null>(null);
  const { organization } = useCurrent();
  const members = useMembers(organization.id);
  const text = useText();
  const faults = useFaultText();
  usePageTitle(text("members.title"), organization.name);
  const list = members.data;
  return (
    <>
      <PageHeader
        title={text("members.title")}
        purpose={list ? text("members.count", { Count: list.length }) : <Skeleton className="my-1 h-3 w-24" />}
      />
      <Card className="overflow-x-auto">
        {list && <Members members={list} onReset={setLost} />}
        {members.isPending && <RowsSkeleton />}
        {members.error && !list && <EmptyState icon={<Users />} text={faults.whole(members.error) ?? ""} />}
      </Card>
      {lost && <ResetMember member={lost} onClose={() => setLost(null)} />}
    </>
  );
}

function Members({ members, onReset }: { members: MemberRef[]; onReset: (member: MemberRef) => void }) {
  const text = useText();
  const showsMFA = members.some(({ mfa }) => mfa !== "");
  const columns: TableColumn<MemberRef>[] = [
    { id: "name", title: text("members.name"), cell: (member) => <MemberName member={member} /> },
    { id: "roles", title: text("members.roles"), cell: ({ roles }) => <Roles roles={roles} /> },
  ];
  if (showsMFA) {
    columns.push({ id: "mfa", title: text("members.mfa"), className: "w-32", cell: ({ mfa }) => <OnOff mfa={mfa} /> });
    columns.push({
      id: "actions",
      title: text("members.actions"),
      hideTitle: true,
      className: "w-14 text-end",
      cell: (member) => <MemberActions member={member} onReset={() => onReset(member)} />,
    });
  }
  return <Table label={text("members.title")} columns={columns} items={members} />;
}

function Roles({ roles }: { roles: string[] }) {
  const text = useText();
  return (
    <span className="flex flex-wrap gap-1">
      {roles.map((role) => (
        <Badge key={role} tone={role === "admin" ? "accent" : "plain"}>
          {roleText(role, text)}
        </Badge>
      ))}
    </span>
  );
}

function OnOff({ mfa }: { mfa: string }) {
  const text = useText();
  if (mfa === "off") return <Badge tone="amber">{text("mfa.off")}</Badge>;
  return <span className="text-ink-2">{mfa === "on" ? text("mfa.on") : ""}</span>;
}

function ResetMember({ member, onClose }: { member: MemberRef; onClose: () => void }) {
  const { organization } = useCurrent();
  const reset = useResetMember(organization.id);
  const text = useText();
  const onReset = () =>
    reset.mutate(member.id, {
      onSuccess: () => {
        onClose();
        done(text("mfa.reset.done", { Name: member.name }));
      },
    });
  return (
    <ResetMFA name={member.name} isPending={reset.isPending} fault={reset.error} onReset={onReset} onClose={onClose} />
  );
}

const widths = ["w-44", "w-36", "w-52", "w-40"];

function RowsSkeleton() {
  return (
    <div className="*:not-first:border-bs *:border-line">
      <div className="h-10" />
      {widths.map((width) => (
        <div key={width} className="flex h-11.5 items-center gap-2.5 px-4.5">
          <Skeleton className="size-7 rounded-full" />
          <Skeleton className={`h-3 ${width}`} />
        </div>
      ))}
    </div>
  );
}
