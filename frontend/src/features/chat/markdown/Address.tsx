import type { MouseEvent, ReactNode } from "react";
import { addressOf } from "@/features/chat/markdown/address";
import { inWindow } from "@/lib/backend";
import { openAddress } from "@/lib/browser";

// The other one asks for the menu, as to copy the address.
const middle = 1;

/** A link that a model wrote: it says where it leads, and never leads this page there. */
export function Address({ href, children }: { href: string; children: ReactNode }) {
  const address = addressOf(href);
  if (!address) return children;
  const open = (event: MouseEvent) => {
    if (!inWindow) return;
    event.preventDefault();
    openAddress(address);
  };
  return (
    <a
      href={address}
      title={address}
      target={address.startsWith("mailto:") ? undefined : "_blank"}
      rel="noopener noreferrer"
      onClick={open}
      onAuxClick={(event) => event.button === middle && open(event)}
      className="rounded-[3px] text-accent-text underline underline-offset-3 focus-visible:outline-2 focus-visible:outline-accent"
    >
      {children}
    </a>
  );
}
