// biome-ignore-all lint/a11y/useSemanticElements: the cells of a LongList
import { useNavigate } from "@tanstack/react-router";
import { Copy } from "lucide-react";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { LongList } from "@/components/ui/LongList";
import { Notice } from "@/components/ui/Notice";
import { done, failed } from "@/components/ui/Toast";
import { HandOverButtons } from "@/features/invitation/HandOverButtons";
import { listOf } from "@/features/invitation/handing";
import { LeftOut } from "@/features/invitation/LeftOut";
import type { InvitationLine, SentInvitation } from "@/lib/bindings";
import { copyText } from "@/lib/clipboard";
import { useText } from "@/lib/i18n";

/** Invitations that were just made. */
export interface HandedOver {
  invitations: SentInvitation[];
  mailed: boolean;
  /** What was read and led to no invitation. */
  left: InvitationLine[];
}

interface HandedProps extends HandedOver {
  onMore: () => void;
}

/** The links of invitations, this once, and every way to hand them over. */
export function Handed({ invitations, mailed, left, onMore }: HandedProps) {
  const navigate = useNavigate();
  const text = useText();
  const copyAll = () =>
    copyText(listOf(invitations)).then(
      () => done(text("invite.copied", { Count: invitations.length })),
      () => failed(text("copy.failed")),
    );
  return (
    <div className="flex flex-col gap-4">
      <Notice tone="amber">
        <p className="font-medium">{text("invite.handed", { Count: invitations.length })}</p>
        <p>{text(mailed ? "invite.once.mailed" : "invite.once", { Count: invitations.length })}</p>
        <p>{text("invite.open")}</p>
      </Notice>
      {left.length > 0 && <LeftOut lines={left} />}
      <Card>
        <LongList
          label={text("members.tab.invitations")}
          items={invitations}
          rowHeight={46}
          visible={10}
          columns="grid-cols-[minmax(0,1fr)_auto] gap-x-3 ps-4.5 pe-3.5"
          titles={[
            { id: "email", title: text("invite.column.email") },
            { id: "actions", title: text("members.actions"), isHidden: true },
          ]}
          keyOf={({ id }) => id}
        >
          {(sent) => (
            <>
              <span role="cell" className="flex min-w-0 font-medium">
                <bdi className="truncate">{sent.email}</bdi>
              </span>
              <span role="cell" className="flex items-center gap-1">
                <HandOverButtons sent={sent} />
              </span>
            </>
          )}
        </LongList>
      </Card>
      <div className="flex flex-wrap items-center gap-2">
        {invitations.length > 1 && (
          <Button onPress={() => void copyAll()}>
            <Copy aria-hidden />
            {text("invite.copy_all")}
          </Button>
        )}
        <span className="flex-1" />
        <Button onPress={onMore}>{text("invite.more")}</Button>
        <Button variant="primary" onPress={() => void navigate({ to: "/members/invitations" })}>
          {text("action.done")}
        </Button>
      </div>
    </div>
  );
}
