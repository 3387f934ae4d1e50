import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Card, SettingRow } from "@/components/ui/Card";
import { Skeleton } from "@/components/ui/Skeleton";
import { useProfile } from "@/features/account/api";
import { ChangePassword } from "@/features/account/security/ChangePassword";
import { useFaultText } from "@/lib/faultText";
import { formatDate } from "@/lib/format";
import { useLocaleTag, useText } from "@/lib/i18n";

/** The password: when it was set, and the way to another one. */
export function PasswordCard() {
  const [changes, setChanges] = useState(false);
  const profile = useProfile();
  const text = useText();
  const faults = useFaultText();
  const locale = useLocaleTag();
  const view = profile.data;
  const state = () => {
    if (!view) return faults.whole(profile.error) ?? <Skeleton className="my-1 h-3 w-48" />;
    if (!view.hasPassword) return text("security.password.none");
    if (!view.passwordChanged) return text("security.password.set");
    return text("security.password.changed", { Date: formatDate(view.passwordChanged, locale) });
  };
  return (
    <Card>
      <SettingRow
        name={text("security.password")}
        help={text("security.password.help")}
        action={
          <Button isDisabled={!view} onPress={() => setChanges(true)}>
            {text(view && !view.hasPassword ? "security.password.choose" : "security.password.change")}
          </Button>
        }
      >
        {state()}
      </SettingRow>
      {view && changes && <ChangePassword profile={view} onClose={() => setChanges(false)} />}
    </Card>
  );
}
