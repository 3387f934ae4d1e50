import { useCallback, useEffect, useRef, useState } from "react";
import { call, inWindow } from "@/lib/backend";
import { type SessionView, socialLogin } from "@/lib/bindings";
import { Fault, toFault } from "@/lib/fault";

/** Why somebody is sent to a provider. */
export type Purpose = "signin" | "link" | "confirm";

/** A visit to a provider, as the page sees it. */
export interface Visit {
  /** The provider that is being visited, if any. */
  provider: string | null;
  url: string;
  error: Fault | null;
  begin: (provider: string) => void;
  cancel: () => void;
}

const every = 1_000;

/**
 * Sends the person to a provider in the browser and asks every second how it
 * went. Leaving the page gives the visit up.
 */
export function useVisit(
  purpose: Purpose,
  onDone: (session: SessionView | undefined) => void,
  invitation?: string,
): Visit {
  const [provider, setProvider] = useState<string | null>(null);
  const [transaction, setTransaction] = useState("");
  const [url, setUrl] = useState("");
  const [error, setError] = useState<Fault | null>(null);
  const finish = useRef(onDone);
  finish.current = onDone;

  const end = useCallback((fault: Fault | null) => {
    setProvider(null);
    setTransaction("");
    setError(fault);
  }, []);

  const begin = async (id: string) => {
    setProvider(id);
    setUrl("");
    setError(null);
    // A tab opened later than the press that asks for it counts as a pop-up.
    const tab = inWindow ? null : window.open("", "_blank");
    try {
      const visit = await call(socialLogin.Begin, { provider: id, purpose, ...(invitation && { invitation }) });
      if (tab) {
        tab.opener = null;
        tab.location.replace(visit.url);
      }
      setUrl(visit.url);
      setTransaction(visit.transaction);
    } catch (reason) {
      tab?.close();
      end(toFault(reason));
    }
  };

  useEffect(() => {
    if (!transaction) return;
    let waits = true;
    const poll = async () => {
      try {
        const view = await call(socialLogin.Wait, { transaction });
        if (!waits || view.state === "waiting") return;
        waits = false;
        end(view.state === "failed" ? new Fault(view.error ?? { code: "internal" }) : null);
        if (view.state === "done") finish.current(view.session);
      } catch (reason) {
        if (waits) end(toFault(reason));
        waits = false;
      }
    };
    let asking = false;
    const timer = setInterval(() => {
      if (asking || !waits) return;
      asking = true;
      void poll().finally(() => {
        asking = false;
      });
    }, every);
    return () => {
      clearInterval(timer);
      if (waits) void call(socialLogin.Cancel, { transaction }).catch(() => undefined);
      waits = false;
    };
  }, [transaction, end]);

  return { provider, url, error, begin: (id) => void begin(id), cancel: () => end(null) };
}
