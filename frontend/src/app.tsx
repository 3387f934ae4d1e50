import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense, useEffect } from "react";
import { I18nProvider } from "react-aria-components";
import { Crash } from "@/components/Crash";
import { Disconnected } from "@/components/Disconnected";
import { Statement } from "@/components/door/Statement";
import { Button } from "@/components/ui/Button";
import { Toasts } from "@/components/ui/Toast";
import { useSession, useWatchedSession } from "@/features/account/api";
import { Reauthenticate } from "@/features/account/Reauthenticate";
import { refreshStatus, useStatus } from "@/features/installation/api";
import { Enrolment } from "@/features/mfa/Enrolment";
import { MFANeeded } from "@/features/mfa/MFANeeded";
import { needed, useNeeded } from "@/features/mfa/needed";
import { useConnection } from "@/lib/connection";
import { useFaultText } from "@/lib/faultText";
import { useLocaleTag, useText } from "@/lib/i18n";
import { queries } from "@/lib/queries";
import { Door } from "@/routes/Door";

const fetchConsole = () => import("@/Console");
const Console = lazy(fetchConsole);

/** The whole page: languages and data for everybody, then the door or the console. */
export function App() {
  const locale = useLocaleTag();
  return (
    <I18nProvider locale={locale}>
      <QueryClientProvider client={queries}>
        <Crash>
          <Disconnected />
          <House />
          <Asked />
          <Toasts />
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
  useRefreshedStatus(session.data?.state);
  useConsoleSoon();
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
  if (!isOpen || state !== "active" || !account || !organization) {
    return <Door status={status.data} session={isOpen ? session.data : undefined} />;
  }
  if (organization.mfaPolicy === "required" && !account.mfa) return <MFANeeded organization={organization} />;
  return (
    <Suspense>
      <Console account={account} organization={organization} />
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

// Nobody gets through the door before this has come.
function useConsoleSoon(): void {
  useEffect(() => {
    const timer = setTimeout(() => void fetchConsole().catch(() => undefined), 400);
    return () => clearTimeout(timer);
  }, []);
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
