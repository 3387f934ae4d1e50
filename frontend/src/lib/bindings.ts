// The bound methods and their shapes, generated from package desktop of the
// backend. A browser finds them behind the same names: see lib/backend.ts.
import type { desktop } from "../../wailsjs/go/models";

export * as account from "../../wailsjs/go/desktop/Account";
export * as audit from "../../wailsjs/go/desktop/Audit";
export * as installation from "../../wailsjs/go/desktop/Installation";
export * as mfa from "../../wailsjs/go/desktop/MFA";
export * as organization from "../../wailsjs/go/desktop/Organization";
export * as socialLogin from "../../wailsjs/go/desktop/SocialLogin";

export type AccountRef = desktop.AccountRef;
export type AccountView = desktop.AccountView;
export type ActivityView = desktop.ActivityView;
export type Availability = desktop.Availability;
export type EntryView = desktop.EntryView;
export type EnrolmentView = desktop.EnrolmentView;
export type GeneralView = desktop.GeneralView;
export type IdentitiesView = desktop.IdentitiesView;
export type IdentityView = desktop.IdentityView;
export type InstallationView = desktop.InstallationView;
export type MFAView = desktop.MFAView;
export type MemberRef = desktop.MemberRef;
export type MembersView = desktop.MembersView;
export type NoticeView = desktop.NoticeView;
export type OfferedProvider = desktop.OfferedProvider;
export type OrganizationRef = desktop.OrganizationRef;
export type ProfileView = desktop.ProfileView;
export type ProviderSettingsInput = desktop.ProviderSettingsInput;
export type ProviderTestView = desktop.ProviderTestView;
export type ProviderView = desktop.ProviderView;
export type ProvidersView = desktop.ProvidersView;
export type SessionRef = desktop.SessionRef;
export type SessionView = desktop.SessionView;
export type SessionsView = desktop.SessionsView;
export type SignUpInput = desktop.SignUpInput;
export type StatusView = desktop.StatusView;
export type StrengthView = desktop.StrengthView;
export type TrustedRef = desktop.TrustedRef;
export type WaitView = desktop.WaitView;
