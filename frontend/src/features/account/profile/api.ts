import { useMutation } from "@tanstack/react-query";
import { call } from "@/lib/backend";
import { account, type ProfileView } from "@/lib/bindings";
import { queries } from "@/lib/queries";

/** A person's name. */
export interface Name {
  firstName: string;
  lastName: string;
}

/** A name as it is said. */
export const nameOf = ({ firstName, lastName }: Name) => `${firstName} ${lastName}`;

/** Changes the person's name, here and in all their organizations. */
export function useSetName() {
  return useMutation({ mutationFn: (name: Name) => call(account.SetName, name), onSuccess: keep });
}

/** Changes the person's address; they are asked who they are before. */
export function useSetEmail() {
  return useMutation({ mutationFn: (email: string) => call(account.SetEmail, { email }), onSuccess: keep });
}

function keep(view: ProfileView): void {
  queries.setQueryData(["account", "profile"], view);
  void queries.invalidateQueries({ queryKey: ["account"] });
}
