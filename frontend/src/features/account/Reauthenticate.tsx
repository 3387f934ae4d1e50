import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "@/components/ui/Button";
import { CodeField } from "@/components/ui/CodeField";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { LinkButton } from "@/components/ui/LinkButton";
import { Notice } from "@/components/ui/Notice";
import { PasswordField } from "@/components/ui/PasswordField";
import { useConfirm, useSession } from "@/features/account/api";
import { useIdentities } from "@/features/sociallogin/api";
import { SocialButtons } from "@/features/sociallogin/SocialButtons";
import type { AccountView } from "@/lib/bindings";
import { useFaultText } from "@/lib/faultText";
import { useText } from "@/lib/i18n";
import { useQuestion } from "@/lib/reauthentication";

/** Asks who sits here, wherever a call was refused for want of it, and lets the call go on. */
export function Reauthenticate() {
  const question = useQuestion();
  const account = useSession().data?.account;
  if (!question || !account) return null;
  return <Question account={account} answer={question.answer} />;
}

interface QuestionProps {
  account: AccountView;
  answer: (confirmed: boolean) => void;
}

function Question({ account, answer }: QuestionProps) {
  const text = useText();
  const identities = useIdentities();
  const hasPassword = identities.data?.hasPassword ?? true;
  const [byCode, setByCode] = useState(false);
  const offersCode = account.mfa && hasPassword;
  const isLinked = (identities.data?.identities.length ?? 0) > 0;
  const takesCode = account.mfa && (byCode || !hasPassword);
  return (
    <Dialog isOpen title={text("reauthenticate.title")} onClose={() => answer(false)} className="max-w-md">
      <p className="pbe-4 text-pretty text-ink-2">{text("reauthenticate.help")}</p>
      {(hasPassword || takesCode) && (
        <Proof key={String(takesCode)} account={account} takesCode={takesCode} answer={answer} />
      )}
      {(offersCode || isLinked) && (
        <div className="relative z-1 mbs-6">
          {offersCode && (
            <LinkButton className="mbs-4" onPress={() => setByCode(!byCode)}>
              {text(byCode ? "mfa.by_password" : "mfa.by_code")}
            </LinkButton>
          )}
          {isLinked && (
            <SocialButtons
              purpose="confirm"
              alone={!hasPassword && !takesCode}
              only={identities.data?.identities.map(({ provider }) => provider)}
              onDone={() => answer(true)}
            />
          )}
        </div>
      )}
    </Dialog>
  );
}

function Proof({ account, takesCode, answer }: QuestionProps & { takesCode: boolean }) {
  const [typed, setTyped] = useState("");
  const confirm = useConfirm();
  const text = useText();
  const faults = useFaultText();
  const current = takesCode ? { code: typed } : { password: typed };
  const isSame = confirm.variables && Object.values(confirm.variables)[0] === typed;
  const error = isSame ? confirm.error : null;
  const field = { value: typed, onChange: setTyped, autoFocus: true };
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        if (typed !== "" && !confirm.isPending) confirm.mutate(current, { onSuccess: () => answer(true) });
      }}
    >
      {takesCode ? (
        <CodeField {...field} kind="six" label={text("mfa.code")} error={faults.field(error, "code")} />
      ) : (
        <>
          {/* For password managers: whose password it is. */}
          <input type="hidden" name="username" autoComplete="username" value={account.email} readOnly />
          <PasswordField
            {...field}
            name="password"
            autoComplete="current-password"
            label={text("reauthenticate.password")}
            error={faults.field(error, "password")}
          />
        </>
      )}
      {error && error.fields.length === 0 && (
        <Notice tone="red" alert>
          {faults.whole(error)}
        </Notice>
      )}
      <DialogActions>
        <Button onPress={() => answer(false)}>{text("action.cancel")}</Button>
        <Button type="submit" variant="primary" isDisabled={typed === ""} isPending={confirm.isPending}>
          {text("action.confirm")}
        </Button>
      </DialogActions>
    </Form>
  );
}
