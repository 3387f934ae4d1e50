import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { adopt } from "@/features/account/api";
import { call } from "@/lib/backend";
import { type InvitationsView, invitation, type LookView } from "@/lib/bindings";
import { queries } from "@/lib/queries";

const listKey = (id: string) => ["organization", "invitations", id] as const;
const pageSize = 100;

/** Which invitations are listed. */
export type ListedState = "open" | "ended";

/** The invitations of an organization, newest first, read on as somebody scrolls. */
export function useInvitations(id: string, state: ListedState, enabled = true) {
  return useInfiniteQuery({
    queryKey: [...listKey(id), state],
    queryFn: ({ pageParam }) => call(invitation.List, { organization: id, state, after: pageParam, limit: pageSize }),
    initialPageParam: "",
    getNextPageParam: ({ next }: InvitationsView) => next || undefined,
    enabled,
  });
}

/** What those get whose line names nothing else: roles, and workspaces with a role in each. */
export interface Given {
  roles: string[];
  workspaces: { id: string; role: string }[];
}

interface PreviewInput extends Given {
  organization: string;
  text: string;
}

/** What would become of each line of a text. The text stays out of the key: it may be long. */
export function useInvitationPreview(id: string, people: { text: string; revision: number }, given: Given) {
  const { roles, workspaces } = given;
  const places = workspaces.map((one) => `${one.id}:${one.role}`);
  return useQuery({
    queryKey: ["organization", "invitation-preview", id, people.revision, ...roles, ...places],
    queryFn: () =>
      call(invitation.Preview as (input: PreviewInput) => ReturnType<typeof invitation.Preview>, {
        organization: id,
        text: people.text,
        roles,
        workspaces,
      }),
    enabled: people.text.trim() !== "",
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

/** Somebody to invite. */
export interface Invitee extends Given {
  email: string;
  name: string;
}

/** Whom to invite, and with what words. */
export interface Invites {
  people: Invitee[];
  message: string;
  language: string;
  mail: boolean;
}

/** Invites people. The answer has their links, this once. */
export function useSendInvitations(id: string) {
  return useMutation({
    mutationFn: (invites: Invites) =>
      call(invitation.Send as (input: Invites & { organization: string }) => ReturnType<typeof invitation.Send>, {
        organization: id,
        ...invites,
      }),
    onSuccess: () => refresh(id),
  });
}

/** Makes a new link for an invitation; the one before is dead then. */
export function useResendInvitation(id: string) {
  return useMutation({
    mutationFn: (input: { id: string; mail: boolean }) => call(invitation.Resend, { organization: id, ...input }),
    onSuccess: () => refresh(id),
  });
}

/** Ends invitations. */
export function useRevokeInvitations(id: string) {
  return useMutation({
    mutationFn: (ids: string[]) => call(invitation.Revoke, { organization: id, ids }),
    onSuccess: () => refresh(id),
  });
}

function refresh(id: string): void {
  void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes(id) });
}

/** An invitation, as whoever has its link or file may see it: read anew when somebody else signs in. */
export function useLook(text: string, account: string | undefined) {
  return useQuery({
    queryKey: ["account", "look", account ?? "", text],
    queryFn: (): Promise<LookView> => call(invitation.Look, { invitation: text }),
    enabled: text !== "",
    gcTime: 0,
  });
}

/** Joins the organization of an invitation. */
export function useAccept() {
  return useMutation({
    mutationFn: (text: string) => call(invitation.Accept, { invitation: text }),
    onSuccess: async (session) => {
      await adopt(session);
      await queries.invalidateQueries({ queryKey: ["organization", "list"] });
    },
  });
}

/** Says no to an invitation. */
export function useDecline() {
  return useMutation({ mutationFn: (text: string) => call(invitation.Decline, { invitation: text }) });
}
