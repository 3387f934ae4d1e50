import { DoorLink } from "@/components/door/DoorLink";
import { useSignOut } from "@/features/account/api";
import { useText } from "@/lib/i18n";

/** The way out for whoever is not the one who is signed in. */
export function SomebodyElse() {
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
