import { QueryClientProvider } from "@tanstack/react-query";
import { Suspense, useEffect } from "react";
import { I18nProvider } from "react-aria-components";
import { Crash } from "@/components/Crash";
import { Disconnected } from "@/components/Disconnected";
import { Statement } from "@/components/door/Statement";
import { Button } from "@/components/ui/Button";
import { useSession, useWatchedSession } from "@/features/account/api";
import { refreshStatus, useStatus } from "@/features/installation/api";
import { useJoining } from "@/features/invitation/joining";
import { needed, useNeeded } from "@/features/mfa/needed";
import { behind, fetchAhead, useDrawn } from "@/lib/behind";
import { useConnection } from "@/lib/connection";
import { useFaultText } from "@/lib/faultText";
import { useLocaleTag, useText } from "@/lib/i18n";
import { queries } from "@/lib/queries";
import { Door } from "@/routes/Door";

const Console = behind((house) => house.Console);
const Enrolment = behind((house) => house.Enrolment);
const Join = behind((house) => house.Join);
const MFANeeded = behind((house) => house.MFANeeded);
const Reauthenticate = behind((house) => house.Reauthenticate);
const Toasts = behind((house) => house.Toasts);

/** The whole page: languages and data for everybody, then the door or the console. */
export function App() {
  const locale = useLocaleTag();
  return (
    <I18nProvider locale={locale}>
      <QueryClientProvider client={queries}>
        <Crash>
          <Disconnected />
          <Suspense>
            <House />
          </Suspense>
          <Above />
        </Crash>
      </QueryClientProvider>
    </I18nProvider>
  );
}

// Whether a person stands before the door or in the house is decided here alone.
function House() {
  const connection = useConnection();
  const status = useStatus();
  const isOpen = status.data?.state === "ready" || status.data?.state === "welcome";
  const session = useWatchedSession(isOpen);
  const wanted = useNeeded();
  const joins = useJoining();
  useRefreshedStatus(session.data?.state);
  const text = useText();
  if (connection === "closed") {
    return <Statement title={text("connection.closed.title")} help={text("connection.closed.help")} />;
  }
  if (status.error && !status.data) return <Unready />;
  if (!status.data || (isOpen && session.isPending)) return null;
  const { account, organization, state } = session.data ?? {};
  if (state === "active" && account && !account.mfa && wanted) {
    return <MFANeeded organization={wanted} onBack={() => needed.set(null)} />;
  }
  if (joins && status.data.state === "ready" && (state === "active" || state === "none")) {
    return <Join account={account} />;
  }
  if (!isOpen || state !== "active" || !account || !organization) {
    return <Door status={status.data} session={isOpen ? session.data : undefined} />;
  }
  if (organization.mfaPolicy === "required" && !account.mfa) return <MFANeeded organization={organization} />;
  return <Console account={account} organization={organization} />;
}

// What stands over whichever page is there. Drawing it fetches the house, too, and then all pages, while its reader is
// still at the door.
function Above() {
  const isDrawn = useDrawn();
  useEffect(() => {
    if (isDrawn) void fetchAhead();
  }, [isDrawn]);
  if (!isDrawn) return null;
  return (
    <Suspense>
      <Asked />
      <Toasts />
    </Suspense>
  );
}

// What is asked of whoever is signed in, over whichever page stands there.
function Asked() {
  const { data: session } = useSession(false);
  if (session?.state !== "active") return null;
  return (
    <>
      <Enrolment />
      <Reauthenticate />
    </>
  );
}

// Sign-up may have been opened or closed, or the first account made, meanwhile.
function useRefreshedStatus(session: string | undefined): void {
  useEffect(() => {
    if (session) refreshStatus();
  }, [session]);
}

function Unready() {
  const status = useStatus();
  const text = useText();
  const faults = useFaultText();
  return (
    <Statement
      title={text("connection.down.title")}
      help={faults.whole(status.error) ?? text("connection.down.help")}
      action={<Button onPress={() => void status.refetch()}>{text("action.retry")}</Button>}
    />
  );
}
