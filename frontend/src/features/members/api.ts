import { type UseQueryResult, useMutation, useQueries, useQuery } from "@tanstack/react-query";
import { mostAtOnce } from "@/components/ui/grid/SelectionBar";
import { adopt } from "@/features/account/api";
import type { Narrowing } from "@/features/members/narrowing";
import { call } from "@/lib/backend";
import { type MemberRef, type MembersView, organization } from "@/lib/bindings";
import type { Fault } from "@/lib/fault";
import { queries } from "@/lib/queries";
import { range } from "@/lib/range";

/** How many members are read at a time. */
export const pageSize = 100;

const membersKey = (id: string) => ["organization", "members", id] as const;

const page = (id: string, narrowing: Narrowing, number: number) => ({
  queryKey: [...membersKey(id), narrowing, number] as const,
  queryFn: () => call(organization.Members, { id, ...narrowing, skip: number * pageSize, limit: pageSize }),
});

/** The members at the top, and how many there are. The ones before stay until new ones are there. */
export function useTop(id: string, narrowing: Narrowing) {
  return useQuery({ ...page(id, narrowing, 0), placeholderData: (before) => before });
}

/** Finds members by their place in the table; undefined while they are being read. */
export type Places = (place: number) => MemberRef | undefined;

/** The members of some pages, by their place. */
export function usePlaces(id: string, narrowing: Narrowing, numbers: number[], top: MembersView): Places {
  const further = numbers.filter((number) => number > 0);
  return useQueries({
    queries: further.map((number) => page(id, narrowing, number)),
    combine: (results: UseQueryResult<MembersView, Fault>[]) => (place: number) => {
      const number = Math.floor(place / pageSize);
      const view = number === 0 ? top : results[further.indexOf(number)]?.data;
      return view?.members[place % pageSize];
    },
  });
}

/** Reads the members from one place to another, at most as many as one Change takes. */
export async function readBetween(id: string, narrowing: Narrowing, from: number, to: number): Promise<MemberRef[]> {
  const last = Math.min(to, from + mostAtOnce - 1);
  const numbers = range(Math.floor(from / pageSize), Math.floor(last / pageSize));
  const views = await Promise.all(numbers.map((number) => queries.fetchQuery(page(id, narrowing, number))));
  const start = (numbers[0] ?? 0) * pageSize;
  return views.flatMap((view) => view.members).slice(from - start, last - start + 1);
}

/** One member, and what they did or had done to them. Until it is read, what the table knows of them. */
export function useMember(id: string, member: string) {
  return useQuery({
    queryKey: ["organization", "member", id, member],
    queryFn: () => call(organization.Member, { id, member }),
  });
}

/** A member as the table knows them. */
export function listed(id: string, member: string): MemberRef | undefined {
  for (const [, view] of queries.getQueriesData<MembersView>({ queryKey: membersKey(id) })) {
    const found = view?.members.find((one) => one.id === member);
    if (found) return found;
  }
  return undefined;
}

/** What the roles allow, by the data that decides it. */
export function useRoles(id: string) {
  return useQuery({
    queryKey: ["organization", "roles", id],
    queryFn: () => call(organization.Roles, { id }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Who gets which roles, and loses which. */
export interface RolesChange {
  members: string[];
  add?: string[];
  remove?: string[];
}

/** Gives and takes roles. */
export function useSetRoles(id: string) {
  return useMutation({
    mutationFn: ({ members, add = [], remove = [] }: RolesChange) =>
      call(organization.SetRoles, { id, members, add, remove }),
    onSettled: () => refresh(id),
  });
}

/** Gives seats, or takes them. */
export function useSetSeats(id: string) {
  return useMutation({
    mutationFn: (input: { members: string[]; active: boolean }) => call(organization.SetSeats, { id, ...input }),
    onSettled: () => refresh(id),
  });
}

/** Gives one's own seat to somebody: whoever does is out of the organization at once. */
export function useGiveSeat(id: string) {
  return useMutation({
    mutationFn: (member: string) => call(organization.GiveSeat, { id, member }),
    onSuccess: async (session) => {
      await adopt(session);
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey.includes(id) });
    },
  });
}

/** The keys that members made and that work. */
export function useKeysOf(id: string, members: string[]) {
  return useQuery({
    queryKey: ["organization", "keys-of", id, ...members],
    queryFn: () => call(organization.KeysOf, { id, members }),
    gcTime: 0,
  });
}

/** Ends memberships, and if asked the keys of those who go. */
export function useRemove(id: string) {
  return useMutation({
    mutationFn: (input: { members: string[]; revokeKeys: boolean }) => call(organization.Remove, { id, ...input }),
    onSettled: () => refresh(id),
  });
}

/** Turns a member's MFA off, who has lost it. */
export function useResetMember(id: string) {
  return useMutation({
    mutationFn: (member: string) => call(organization.ResetMFA, { id, member }),
    onSettled: () => refresh(id),
  });
}

/** Makes a CSV file of the members who are looked for. */
export function useExportMembers(id: string) {
  return useMutation({
    mutationFn: ({ sort: _, descending: __, ...narrowing }: Narrowing & { bom: boolean }) =>
      call(organization.ExportMembers, { id, ...narrowing }),
  });
}

// Also after a refusal: it may have been about something that is no longer shown right.
function refresh(id: string): Promise<void> {
  return queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes(id) });
}
