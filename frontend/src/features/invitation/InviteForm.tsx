import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { Card, SettingRow } from "@/components/ui/Card";
import { Checkbox } from "@/components/ui/Checkbox";
import { Notice } from "@/components/ui/Notice";
import { Select } from "@/components/ui/Select";
import { useCurrent } from "@/features/account/Current";
import { useInvitationPreview, useInvitations, useSendInvitations } from "@/features/invitation/api";
import { draftOf } from "@/features/invitation/draft";
import type { HandedOver } from "@/features/invitation/Handed";
import { MailChoice } from "@/features/invitation/MailChoice";
import { MessageField } from "@/features/invitation/MessageField";
import { PeopleField } from "@/features/invitation/PeopleField";
import { usePeople } from "@/features/invitation/usePeople";
import { useRested } from "@/features/invitation/useRested";
import { Verdicts } from "@/features/invitation/Verdicts";
import { inviteesOf, leftOutOf } from "@/features/invitation/verdicts";
import { roles } from "@/features/members/roles";
import { roleText } from "@/features/organization/words";
import { ChooseWorkspaces } from "@/features/workspace/ChooseWorkspaces";
import { useFaultText } from "@/lib/faultText";
import { type Language, languageCodes, languages, useLanguage, useText } from "@/lib/i18n";

interface FormProps {
  onHanded: (handed: HandedOver) => void;
  /** Told after the draft was thrown away: begin anew. */
  onDiscard: () => void;
}

/** Whom to invite, as what, and with what words. What would become of each line is shown before. */
export function InviteForm({ onHanded, onDiscard }: FormProps) {
  const { account, organization } = useCurrent();
  const draft = draftOf(account.id, organization.id);
  const [begun] = useState(draft.get);
  const given = usePeople(begun?.people);
  const [chosen, setChosen] = useState(begun?.roles ?? ["member"]);
  const [places, setPlaces] = useState(begun?.workspaces ?? []);
  const [message, setMessage] = useState(begun?.message ?? "");
  const own = useLanguage();
  const [language, setLanguage] = useState<Language>(begun?.language ?? own);
  const [mails, setMails] = useState(true);
  const settled = useRested(given.people, 250);
  const preview = useInvitationPreview(organization.id, settled, { roles: chosen, workspaces: places });
  const mailReady = useInvitations(organization.id, "open").data?.pages[0]?.mailReady;
  const send = useSendInvitations(organization.id);
  const navigate = useNavigate();
  const text = useText();
  const faults = useFaultText();
  const isWritten =
    given.people.text !== "" || message !== "" || chosen.join() !== "member" || places.length > 0 || language !== own;
  useEffect(() => {
    const { keep, discard } = draftOf(account.id, organization.id);
    if (isWritten) keep({ people: given.people, roles: chosen, workspaces: places, message, language });
    else discard();
  }, [account.id, organization.id, isWritten, given.people, chosen, places, message, language]);
  const isEmpty = given.people.text.trim() === "";
  const lines = isEmpty ? [] : (preview.data?.lines ?? []);
  const isOld = preview.isFetching || settled.revision !== given.people.revision;
  const ready = inviteesOf(lines);
  const mail = mails && mailReady === true;
  const submit = () =>
    send.mutateAsync({ people: ready, message, language, mail }).then(
      ({ invitations }) => {
        draft.discard();
        onHanded({ invitations, mailed: mail, left: leftOutOf(lines) });
      },
      () => undefined, // said below
    );
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready.length > 0 && !isOld && !send.isPending) void submit();
      }}
    >
      <Card>
        <SettingRow name={text("invite.people")} help={text("invite.people.help")}>
          <PeopleField {...given} />
        </SettingRow>
        {lines.length > 0 && <Verdicts lines={lines} isOld={isOld} />}
      </Card>
      {preview.error && <Notice tone="red">{faults.whole(preview.error)}</Notice>}
      {lines.some(({ verdict }) => verdict === "over_seats") && <OverSeats seats={preview.data?.seatsLeft ?? 0} />}
      <Card>
        <SettingRow name={text("members.roles")} help={text("invite.roles.help")}>
          <fieldset className="flex flex-col gap-2.5">
            <legend className="sr-only">{text("members.roles")}</legend>
            {roles.map((role) => (
              <Checkbox
                key={role}
                isSelected={chosen.includes(role)}
                onChange={(on) => setChosen(withRole(chosen, role, on))}
              >
                {roleText(role, text)}
                <span className="block text-small text-ink-3">{text(`role.${role}.help`)}</span>
              </Checkbox>
            ))}
          </fieldset>
        </SettingRow>
        <SettingRow name={text("nav.workspaces")} help={text("invite.workspaces.help")}>
          <ChooseWorkspaces chosen={places} onChange={setPlaces} />
        </SettingRow>
        <SettingRow name={text("invite.message")} help={text("invite.message.help")}>
          <MessageField value={message} onChange={setMessage} error={faults.field(send.error, "message")} />
        </SettingRow>
        <SettingRow name={text("invite.language")} help={text("invite.language.help")}>
          <Select
            label={text("invite.language")}
            hideLabel
            className="max-w-60"
            options={languageCodes.map((code) => ({ id: code, label: languages[code], lang: code }))}
            value={language}
            onChange={setLanguage}
          />
        </SettingRow>
        <SettingRow name={text("invite.mail")} help={text("invite.mail.help")}>
          <MailChoice isReady={mailReady} isOn={mails} onChange={setMails} />
        </SettingRow>
      </Card>
      {send.error && (
        <Notice tone="red" alert>
          {faults.whole(send.error)}
        </Notice>
      )}
      <div className="flex flex-wrap items-center justify-end gap-2">
        {isWritten && (
          <Button
            onPress={() => {
              draft.discard();
              onDiscard();
            }}
          >
            {text("invite.discard")}
          </Button>
        )}
        <Button onPress={() => void navigate({ to: "/members/invitations" })}>{text("action.cancel")}</Button>
        <Button type="submit" variant="primary" isDisabled={ready.length === 0 || isOld} isPending={send.isPending}>
          {ready.length > 0 ? text("invite.submit", { Count: ready.length }) : text("invite.title")}
        </Button>
      </div>
    </Form>
  );
}

// Nobody is invited without a role.
function withRole(chosen: string[], role: string, on: boolean): string[] {
  const next = roles.filter((one) => (one === role ? on : chosen.includes(one)));
  return next.length > 0 ? next : ["member"];
}

function OverSeats({ seats }: { seats: number }) {
  const text = useText();
  const action = (
    <Button size="small" onPress={() => window.location.assign("#/subscriptions")}>
      {text("invite.seats.add")}
    </Button>
  );
  return (
    <Notice tone="amber" action={action}>
      {text("invite.seats.over", { Count: seats })}
    </Notice>
  );
}
