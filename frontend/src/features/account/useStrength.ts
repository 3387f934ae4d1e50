import { useEffect, useState } from "react";
import { call } from "@/lib/backend";
import { account, type StrengthView } from "@/lib/bindings";

const pause = 180;

interface Given {
  password: string;
  email: string;
  firstName: string;
  lastName: string;
}

/**
 * How strong a password is, asked once typing pauses. It is kept in the
 * component alone: a password has no place in a cache.
 */
export function useStrength({ password, email, firstName, lastName }: Given): StrengthView | undefined {
  const [strength, setStrength] = useState<StrengthView>();
  useEffect(() => {
    if (password === "") {
      setStrength(undefined);
      return;
    }
    let wanted = true;
    const timer = setTimeout(() => {
      call(account.Strength, { password, email, firstName, lastName }).then(
        (view) => wanted && setStrength(view),
        () => wanted && setStrength(undefined),
      );
    }, pause);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [password, email, firstName, lastName]);
  return strength;
}
