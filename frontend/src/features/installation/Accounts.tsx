import { Ellipsis, KeyRound, ShieldOff } from "lucide-react";
import { useState } from "react";
import { Avatar } from "@/components/ui/Avatar";
import { Badge } from "@/components/ui/Badge";
import { Card, SettingRow } from "@/components/ui/Card";
import { IconButton } from "@/components/ui/IconButton";
import { List } from "@/components/ui/List";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { Skeleton } from "@/components/ui/Skeleton";
import { Switch } from "@/components/ui/Switch";
import { done, refused } from "@/components/ui/Toast";
import { useSession } from "@/features/account/api";
import { useResetAccount, useSetSignUp } from "@/features/installation/api";
import { HandOver } from "@/features/installation/HandOver";
import { MFABadge } from "@/features/mfa/MFACard";
import { ResetMFA } from "@/features/mfa/ResetMFA";
import type { AccountRef, InstallationView } from "@/lib/bindings";
import { useText } from "@/lib/i18n";

/** Who can sign in here, and whether others may join them. */
export function Accounts({ view }: { view: InstallationView | undefined }) {
  const [heir, setHeir] = useState<AccountRef | null>(null);
  const [lost, setLost] = useState<AccountRef | null>(null);
  const text = useText();
  return (
    <Card>
      <SignUpRow view={view} />
      {view ? (
        <List label={text("settings.accounts")} items={view.accounts} textOf={nameOf}>
          {(account) => (
            <AccountRow account={account} onHandOver={() => setHeir(account)} onReset={() => setLost(account)} />
          )}
        </List>
      ) : (
        <div className="flex h-11.5 items-center gap-2.5 px-4.5">
          <Skeleton className="size-7 rounded-full" />
          <Skeleton className="h-3 w-44" />
        </div>
      )}
      {view?.accounts.length === 1 && (
        <p className="px-4.5 py-3 text-small text-ink-3">{text("settings.hand_over.alone")}</p>
      )}
      {heir && <HandOver heir={heir} onClose={() => setHeir(null)} />}
      {lost && <ResetAccount account={lost} onClose={() => setLost(null)} />}
    </Card>
  );
}

function SignUpRow({ view }: { view: InstallationView | undefined }) {
  const set = useSetSignUp();
  const about = "installation.sign_up";
  const text = useText();
  // A promise, since the undo may be pressed when this page has been left.
  const change = (open: boolean): Promise<void> =>
    set.mutateAsync(open).then(
      () => {
        const said = open ? "settings.sign_up.on" : "settings.sign_up.off";
        done((now) => now(said), { undo: () => void change(!open), about });
      },
      (fault) => refused(fault, about),
    );
  return (
    <SettingRow
      wide
      name={text("settings.sign_up")}
      help={text("settings.sign_up.help")}
      action={
        <Switch
          label={text("settings.sign_up")}
          isSelected={(set.isPending ? set.variables : view?.signUpOpen) ?? false}
          isDisabled={!view}
          onChange={(open) => void change(open)}
        />
      }
    />
  );
}

function ResetAccount({ account, onClose }: { account: AccountRef; onClose: () => void }) {
  const reset = useResetAccount();
  const text = useText();
  const onReset = () =>
    reset.mutate(account.id, {
      onSuccess: () => {
        onClose();
        done(text("mfa.reset.done", { Name: nameOf(account) }));
      },
    });
  return (
    <ResetMFA
      name={nameOf(account)}
      isPending={reset.isPending}
      fault={reset.error}
      onReset={onReset}
      onClose={onClose}
    />
  );
}

interface AccountRowProps {
  account: AccountRef;
  onHandOver: () => void;
  onReset: () => void;
}

function AccountRow({ account, onHandOver, onReset }: AccountRowProps) {
  const own = useSession(false).data?.account;
  const text = useText();
  return (
    <>
      <Avatar name={nameOf(account)} initials={account.initials} />
      <div className="min-w-0 flex-1 leading-4.5">
        <p className="truncate font-medium">
          <bdi>{nameOf(account)}</bdi>
        </p>
        <p className="truncate text-small text-ink-3">
          <bdi>{account.email}</bdi>
        </p>
      </div>
      <MFABadge on={account.mfa} what={text("members.mfa")} />
      {account.id === own?.id && <Badge>{text("settings.you")}</Badge>}
      {account.owner && <Badge tone="accent">{text("settings.owner")}</Badge>}
      {account.owner ? (
        <span className="w-7" />
      ) : (
        <AccountActions account={account} onHandOver={onHandOver} onReset={onReset} />
      )}
    </>
  );
}

function AccountActions({ account, onHandOver, onReset }: AccountRowProps) {
  const text = useText();
  const label = text("menu.account", { Name: nameOf(account) });
  const trigger = (
    <IconButton label={label}>
      <Ellipsis aria-hidden />
    </IconButton>
  );
  return (
    <Menu trigger={trigger} label={label} placement="bottom end">
      <MenuItem icon={<KeyRound aria-hidden />} onAction={onHandOver}>
        {text("settings.hand_over")}
      </MenuItem>
      {account.mfa && (
        <MenuItem icon={<ShieldOff aria-hidden />} tone="danger" onAction={onReset}>
          {text("mfa.reset")}
        </MenuItem>
      )}
    </Menu>
  );
}

const nameOf = ({ firstName, lastName }: AccountRef) => `${firstName} ${lastName}`;
