import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { Boxes, Lock, Plus } from "lucide-react";
import { type ComponentProps, type ReactNode, useEffect, useMemo, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { linkClass } from "@/components/ui/LinkButton";
import { PageHeader } from "@/components/ui/PageHeader";
import { Select } from "@/components/ui/Select";
import { Skeleton } from "@/components/ui/Skeleton";
import { Unread } from "@/components/ui/Unread";
import { useCurrent } from "@/features/account/Current";
import { useChat, useChoices } from "@/features/chat/api";
import { Conversation } from "@/features/chat/Conversation";
import { Conversations } from "@/features/chat/Conversations";
import { lastPlace, remember } from "@/features/chat/memory";
import { fetchMarkdown } from "@/features/chat/Prose";
import { useRefusalText } from "@/features/plan/Gate";
import { useAvailable } from "@/features/plan/useAvailable";
import { useWorkspaces } from "@/features/workspace/api";
import type { WorkspaceRef } from "@/lib/bindings";
import { Fault } from "@/lib/fault";
import { useText } from "@/lib/i18n";
import { usePageTitle } from "@/lib/pageTitle";

/** Talking to the models and agents of a workspace. */
export function PlaygroundPage() {
  const { organization } = useCurrent();
  const list = useWorkspaces(organization.id);
  const usable = list.data?.workspaces.filter(({ can }) => can.includes("resources.use"));
  const { shown, isLost } = useShownPlace(organization.id, usable);
  const choices = useChoices({ organization: organization.id, workspace: shown?.id ?? "" });
  const go = useGoing();
  const text = useText();
  usePageTitle(text("nav.playground"), organization.name);
  return (
    <div key={organization.id} className="contents">
      <PageHeader
        title={text("nav.playground")}
        purpose={text("chat.purpose")}
        action={
          (shown || isLost) && (
            <div className="flex flex-wrap items-center gap-2">
              {usable && (usable.length > 1 || isLost) && (
                <Select
                  hideLabel
                  label={text("chat.workspace")}
                  options={usable.map(({ id, name }) => ({ id, label: name }))}
                  value={shown?.id ?? null}
                  placeholder={text("chat.workspace")}
                  onChange={(id) => go(id, "")}
                  className="w-56 max-w-full"
                />
              )}
              <Button isDisabled={!choices.data?.models.length} onPress={() => shown && go(shown.id, "")}>
                <Plus aria-hidden />
                {text("chat.new")}
              </Button>
            </div>
          )
        }
      />
      {list.error && !list.data && <Unread fault={list.error} onRetry={() => void list.refetch()} />}
      {usable?.length === 0 && <Nowhere />}
      {isLost && <Unread fault={new Fault({ code: "not_found" })} onRetry={() => void list.refetch()} />}
      {shown ? <Room key={shown.id} workspace={shown} /> : list.isPending && <RoomFrame />}
    </div>
  );
}

/**
 * The workspace that is named in the address, or where the person was last, or the
 * first. Whoever may no longer use the one they are in isn't led to another unasked.
 */
function useShownPlace(organization: string, usable: WorkspaceRef[] | undefined) {
  const { workspace: named = "" } = useParams({ strict: false });
  const last = lastPlace.use()[organization];
  const [was, setWas] = useState("");
  const find = (id: string | undefined) => usable?.find((one) => one.id === id);
  const here = `${organization} ${named}`;
  if (find(named) && was !== here) setWas(here);
  const isLost = usable !== undefined && usable.length > 0 && !find(named) && was === here;
  const shown = isLost ? undefined : (find(named) ?? find(last) ?? usable?.[0]);
  useEffect(() => {
    if (shown) remember(lastPlace, organization, shown.id);
  }, [organization, shown]);
  return { shown, isLost };
}

function useGoing() {
  const navigate = useNavigate();
  return (workspace: string, chat: string) =>
    void navigate(
      chat
        ? { to: "/playground/$workspace/$chat", params: { workspace, chat } }
        : { to: "/playground/$workspace", params: { workspace } },
    );
}

function Room({ workspace }: { workspace: WorkspaceRef }) {
  const { organization } = useCurrent();
  const { chat = "", workspace: named } = useParams({ strict: false });
  const go = useGoing();
  const place = useMemo(
    () => ({ organization: organization.id, workspace: workspace.id }),
    [organization.id, workspace.id],
  );
  const id = named === workspace.id ? chat : "";
  const choices = useChoices(place);
  useEffect(() => void fetchMarkdown().catch(() => undefined), []); // before an answer needs it
  if (choices.error && !choices.data) return <Unread fault={choices.error} onRetry={() => void choices.refetch()} />;
  if (choices.data?.models.length === 0 && id === "") return <NoModel workspace={workspace} />;
  if (!choices.data) return <RoomFrame />;
  return (
    <RoomFrame>
      <Conversations place={place} shown={id} onShow={(chat) => go(workspace.id, chat)} />
      <div className="@container flex min-h-0 min-w-0 flex-1 flex-col">
        <Shown
          key={id}
          place={place}
          id={id}
          choices={choices.data}
          onBegun={(chat) => go(workspace.id, chat)}
          onDeleted={() => go(workspace.id, "")}
        />
      </div>
    </RoomFrame>
  );
}

interface ShownProps extends Omit<ComponentProps<typeof Conversation>, "view"> {
  /** Empty for one that is about to begin. */
  id: string;
}

function Shown({ id, ...rest }: ShownProps) {
  const { data, error, refetch } = useChat(rest.place, id);
  if (id === "" || data) return <Conversation {...rest} view={data} />;
  if (!error) return <Waiting />;
  return (
    <div className="my-auto p-4">
      <Unread fault={error} onRetry={() => void refetch()} />
    </div>
  );
}

// As high as the rest of the page leaves room for, so that what is written stays in sight.
function RoomFrame({ children }: { children?: ReactNode }) {
  return (
    <Card className="@container flex min-h-104 flex-1 basis-0 flex-col overflow-clip">
      <div className="flex min-h-0 flex-1 flex-col @2xl:flex-row">{children ?? <Waiting />}</div>
    </Card>
  );
}

function Waiting() {
  return (
    <div className="flex flex-1 flex-col gap-5 p-5">
      <Skeleton className="ms-auto h-9 w-1/2 rounded-lg" />
      <Skeleton className="h-3 w-24" />
      <Skeleton className="h-3 w-4/5" />
      <Skeleton className="h-3 w-3/5" />
      <Skeleton className="mbs-auto h-20 w-full rounded-md" />
    </div>
  );
}

function Nowhere() {
  const { organization } = useCurrent();
  const refusal = useAvailable(organization.id).refusal({ permission: "resources.use" });
  const refused = useRefusalText();
  const text = useText();
  return (
    <Card>
      <EmptyState icon={<Lock />} text={`${text("chat.nowhere")} ${refusal ? refused(refusal) : ""}`} />
    </Card>
  );
}

function NoModel({ workspace }: { workspace: WorkspaceRef }) {
  const { organization } = useCurrent();
  const available = useAvailable(organization.id);
  const refusal = available.refusal({ permission: "resources.manage" });
  const refused = useRefusalText();
  const text = useText();
  const isTheirs = workspace.can.includes("workspace.resources");
  return (
    <Card>
      <EmptyState
        icon={<Boxes />}
        text={`${text("chat.no_model")} ${refusal && !isTheirs ? refused(refusal) : ""}`}
        action={
          <div className="flex flex-wrap justify-center gap-x-5 gap-y-2">
            {available.isKnown && !refusal && (
              <Link to="/models" className={linkClass}>
                {text("nav.models")}
              </Link>
            )}
            {isTheirs && (
              <Link to="/workspaces/$workspace/models" params={{ workspace: workspace.id }} className={linkClass}>
                {text("chat.no_model.allowed")}
              </Link>
            )}
          </div>
        }
      />
    </Card>
  );
}
