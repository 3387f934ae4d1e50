import { Navigate } from "@tanstack/react-router";
import { useCurrent } from "@/features/account/Current";
import { useWorkspaces } from "@/features/workspace/api";

/**
 * Where somebody begins: with what the organization is, or in the playground, if they
 * may talk there and have no role that the organization's pages are for.
 */
export function Home() {
  const { organization } = useCurrent();
  const isPlain = organization.roles.every((role) => role === "member");
  const { data, isPending } = useWorkspaces(organization.id, false, isPlain);
  if (isPlain && isPending) return null;
  const mayTalk = isPlain && data?.workspaces.some(({ can }) => can.includes("resources.use"));
  return <Navigate to={mayTalk ? "/playground" : "/general"} replace />;
}
