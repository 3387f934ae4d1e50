import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { call } from "@/lib/backend";
import { type ChatSettingsView, type ChatsView, type ChatView, chat, type MessageView } from "@/lib/bindings";
import type { Fault } from "@/lib/fault";
import { queries } from "@/lib/queries";

/** Where somebody talks. */
export interface Place {
  organization: string;
  workspace: string;
}

const oneKey = ({ organization, workspace }: Place, id: string) =>
  ["chat", "one", organization, workspace, id] as const;
const chatsKey = ({ organization, workspace }: Place) => ["chat", "chats", organization, workspace] as const;
const settingsKey = (organization: string) => ["chat", "settings", organization] as const;
const pageSize = 50;

/** The person's own conversations in a workspace, read on as they ask for older ones. */
export function useChats(place: Place, search: string) {
  return useInfiniteQuery({
    queryKey: [...chatsKey(place), search],
    queryFn: ({ pageParam }) => call(chat.List, { ...place, search, after: pageParam, limit: pageSize }),
    initialPageParam: "",
    getNextPageParam: ({ next }: ChatsView) => next || undefined,
    placeholderData: keepPreviousData,
    enabled: place.workspace !== "",
  });
}

/** One conversation. */
export function useChat(place: Place, id: string) {
  return useQuery({
    queryKey: oneKey(place, id),
    queryFn: () => call(chat.Read, { ...place, chat: id }),
    enabled: id !== "",
  });
}

/** What there is to talk to in a workspace. */
export function useChoices(place: Place) {
  return useQuery({
    queryKey: ["chat", "choices", place.organization, place.workspace],
    queryFn: () => call(chat.Choices, { ...place }),
    enabled: place.workspace !== "",
  });
}

/** A question, or the last one again. */
export interface Question {
  chat: string;
  model: string;
  text: string;
  retry: boolean;
}

/** Asks a model; what comes back names the chat. The question, and the answer that has begun, are in it then. */
export function useSend(place: Place) {
  return useMutation({
    mutationFn: async (question: Question) => (await call(chat.Send, { ...place, ...question })).chat,
    onSuccess: async (id) => {
      refreshChats(place);
      const queryKey = oneKey(place, id);
      await queries.cancelQueries({ queryKey }); // what is being read is older
      try {
        queries.setQueryData(queryKey, await call(chat.Read, { ...place, chat: id }));
      } catch {
        void queries.resetQueries({ queryKey }); // it is asked all the same
      }
    },
  });
}

/** Ends an answer that is under way. */
export function useStop(place: Place) {
  return useMutation({ mutationFn: (run: string) => call(chat.Stop, { ...place, run }) });
}

/** Waits for more of an answer. */
export function followAnswer(place: Place, run: string, from: number) {
  return call(chat.Follow, { ...place, run, from });
}

/** Shows an answer that is whole, and what all of them took. */
export function settleAnswer(place: Place, id: string, answer: MessageView): void {
  endRun(place, id, (last) => (last.id === answer.id ? answer : last));
  refreshChat(place, id);
  refreshChats(place);
}

/** Shows why an answer can't be followed any further. */
export function failAnswer(place: Place, id: string, text: string, { code, params, message }: Fault): void {
  const problem = { code, params, message };
  endRun(place, id, (last) => ({ ...last, text, state: "failed", problem }));
}

function endRun(place: Place, id: string, end: (last: MessageView) => MessageView): void {
  queries.setQueryData<ChatView>(oneKey(place, id), (view) => {
    const last = view?.messages.at(-1);
    return view && last && { ...view, run: "", messages: [...view.messages.slice(0, -1), end(last)] };
  });
}

function refreshChat(place: Place, id: string): void {
  void queries.invalidateQueries({ queryKey: oneKey(place, id) });
}

function refreshChats(place: Place): void {
  void queries.invalidateQueries({ queryKey: chatsKey(place) });
}

/** Gives a conversation another title. */
export function useRenameChat(place: Place, id: string) {
  return useMutation({
    mutationFn: (title: string) => call(chat.Rename, { ...place, chat: id, title }),
    onSuccess: () => {
      refreshChat(place, id);
      refreshChats(place);
    },
  });
}

/** Deletes a conversation. */
export function useDeleteChat(place: Place, id: string) {
  return useMutation({
    mutationFn: () => call(chat.Delete, { ...place, chat: id }),
    onSuccess: () => {
      queries.removeQueries({ queryKey: oneKey(place, id) });
      refreshChats(place);
    },
  });
}

/** How long the organization keeps its chats, and how many a number of days would not keep. */
export function useChatSettings(organization: string, days = 0) {
  return useQuery({
    queryKey: [...settingsKey(organization), days],
    queryFn: () => call(chat.Settings, { organization, days }),
  });
}

/** Says how long the organization keeps its chats. */
export function useSetRetention(organization: string) {
  return useMutation({
    mutationFn: (days: number) => call(chat.SetRetention, { organization, days }),
    onSuccess: (view: ChatSettingsView) => {
      queries.setQueryData([...settingsKey(organization), 0], view);
      refreshAll(organization);
    },
  });
}

/** Deletes every chat of the organization, and their key. */
export function useDeleteAllChats(organization: string) {
  return useMutation({
    mutationFn: (name: string) => call(chat.DeleteAll, { organization, name }),
    onSuccess: () => refreshAll(organization),
  });
}

function refreshAll(organization: string): void {
  void queries.invalidateQueries({ queryKey: settingsKey(organization) });
  void queries.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] === "chat" && queryKey.includes(organization),
  });
}
