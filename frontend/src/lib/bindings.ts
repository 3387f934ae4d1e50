// The bound methods and their shapes, generated from package desktop of the
// backend. A browser finds them behind the same names: see lib/backend.ts.
import type { desktop } from "../../wailsjs/go/models";

export * as account from "../../wailsjs/go/desktop/Account";
export * as audit from "../../wailsjs/go/desktop/Audit";
export * as installation from "../../wailsjs/go/desktop/Installation";
export * as organization from "../../wailsjs/go/desktop/Organization";

export type AccountRef = desktop.AccountRef;
export type AccountView = desktop.AccountView;
export type ActivityView = desktop.ActivityView;
export type EntryView = desktop.EntryView;
export type GeneralView = desktop.GeneralView;
export type InstallationView = desktop.InstallationView;
export type OrganizationRef = desktop.OrganizationRef;
export type SessionView = desktop.SessionView;
export type SignUpInput = desktop.SignUpInput;
export type StatusView = desktop.StatusView;
export type StrengthView = desktop.StrengthView;
