import { useMutation, useQuery } from "@tanstack/react-query";
import { pricedAs } from "@/features/resource/modelForm";
import { call } from "@/lib/backend";
import {
  type AgentsView,
  type AllowedView,
  type ConnectionsView,
  type ModelInput,
  type ModelsView,
  type ModelView,
  resource,
  type SetAgentInput,
  type SetConnectionInput,
  type TestConnectionInput,
} from "@/lib/bindings";
import { queries } from "@/lib/queries";

const connectionsKey = (organization: string) => ["organization", "connections", organization] as const;
const modelsKey = (organization: string) => ["organization", "models", organization] as const;
const allowedKey = (organization: string, workspace: string) =>
  ["organization", "allowed", organization, workspace] as const;
const agentsKey = (organization: string, workspace: string) =>
  ["organization", "agents", organization, workspace] as const;

/** The connections to providers of models. */
export function useConnections(organization: string) {
  return useQuery({
    queryKey: connectionsKey(organization),
    queryFn: () => call(resource.Connections, { organization }),
  });
}

/** The models of an organization, and what they cost. */
export function useModels(organization: string) {
  return useQuery({ queryKey: modelsKey(organization), queryFn: () => call(resource.Models, { organization }) });
}

/** What the embedded list of prices knows of a model. */
export function useListed(organization: string, name: string, enabled: boolean) {
  return useQuery({
    queryKey: ["organization", "listed", organization, name],
    queryFn: () => call(resource.Listed, { organization, names: [name] }),
    enabled: enabled && name !== "",
  });
}

/** Adds a connection, or changes one. */
export function useSetConnection(organization: string) {
  return useMutation({
    mutationFn: (input: Omit<SetConnectionInput, "organization">) =>
      call(resource.SetConnection, { organization, ...input }),
    onSuccess: (view: ConnectionsView) => {
      queries.setQueryData(connectionsKey(organization), view);
      void queries.invalidateQueries({ queryKey: modelsKey(organization) });
    },
  });
}

/** Removes a connection, and the models that lead to it. */
export function useRemoveConnection(organization: string) {
  return useMutation({
    mutationFn: (input: { id: string; models: string[] }) =>
      call(resource.RemoveConnection, { organization, ...input }),
    onSuccess: (view: ConnectionsView) => {
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes(organization) });
      queries.setQueryData(connectionsKey(organization), view);
    },
  });
}

/** Tries a connection. */
export function useTestConnection(organization: string) {
  return useMutation({
    mutationFn: (input: Omit<TestConnectionInput, "organization">) =>
      call(resource.TestConnection, { organization, ...input }),
  });
}

/** Adds models, and changes those that have an id. */
export function useSetModels(organization: string) {
  return useMutation({
    mutationFn: (models: ModelInput[]) =>
      call(resource.SetModels as (input: { organization: string; models: ModelInput[] }) => Promise<ModelsView>, {
        organization,
        models,
      }),
    onSuccess: (view) => keepModels(organization, view),
  });
}

/** Gives models the prices of the list, where it knows them; says how many got one. */
export function useSetListed(organization: string) {
  const set = useSetModels(organization);
  return useMutation({
    mutationFn: async (models: ModelView[]) => {
      const names = models.map(({ upstream }) => upstream);
      const listed = (await call(resource.Listed, { organization, names })).models;
      const inputs = models.flatMap((model, at) => pricedAs(model, listed[at]));
      if (inputs.length > 0) await set.mutateAsync(inputs);
      return inputs.length;
    },
  });
}

/** Removes models. */
export function useRemoveModels(organization: string) {
  return useMutation({
    mutationFn: (models: string[]) => call(resource.RemoveModels, { organization, models }),
    onSuccess: (view) => keepModels(organization, view),
  });
}

/** Says what a US dollar is taken for. */
export function useSetRate(organization: string) {
  return useMutation({
    mutationFn: (usdRate: string) => call(resource.SetRate, { organization, usdRate }),
    onSuccess: (view) => keepModels(organization, view),
  });
}

// How many models lead to a connection, and which ones a workspace may use, follow from it.
function keepModels(organization: string, view: ModelsView): void {
  queries.setQueryData(modelsKey(organization), view);
  void queries.invalidateQueries({
    predicate: ({ queryKey }) => queryKey.includes(organization) && queryKey[1] !== "models",
  });
}

/** Which models a workspace may use. */
export function useAllowed(organization: string, workspace: string) {
  return useQuery({
    queryKey: allowedKey(organization, workspace),
    queryFn: () => call(resource.Allowed, { organization, workspace }),
  });
}

/** Says which models a workspace may use. */
export function useSetAllowed(organization: string, workspace: string) {
  return useMutation({
    mutationFn: (input: { all: boolean; models: string[] }) =>
      call(resource.SetAllowed, { organization, workspace, ...input }),
    onSuccess: (view: AllowedView) => {
      queries.setQueryData(allowedKey(organization, workspace), view);
      void queries.invalidateQueries({ queryKey: agentsKey(organization, workspace) });
      void queries.invalidateQueries({ queryKey: modelsKey(organization) });
    },
  });
}

/** The agents of a workspace. */
export function useAgents(organization: string, workspace: string) {
  return useQuery({
    queryKey: agentsKey(organization, workspace),
    queryFn: () => call(resource.Agents, { organization, workspace }),
  });
}

/** Adds an agent, or changes one. */
export function useSetAgent(organization: string, workspace: string) {
  return useMutation({
    mutationFn: (input: Omit<SetAgentInput, "organization" | "workspace">) =>
      call(resource.SetAgent, { organization, workspace, ...input }),
    onSuccess: (view: AgentsView) => queries.setQueryData(agentsKey(organization, workspace), view),
  });
}

/** Removes an agent. */
export function useRemoveAgent(organization: string, workspace: string) {
  return useMutation({
    mutationFn: (id: string) => call(resource.RemoveAgent, { organization, workspace, id }),
    onSuccess: (view: AgentsView) => queries.setQueryData(agentsKey(organization, workspace), view),
  });
}
