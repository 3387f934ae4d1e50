import "@tanstack/react-query";
import type { Fault } from "@/lib/fault";

// Every call ends in a Fault when it fails; see call in lib/backend.ts.
declare module "@tanstack/react-query" {
  interface Register {
    defaultError: Fault;
  }
}
