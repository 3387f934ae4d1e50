// The bound methods, by the names under which both doors offer them.

export interface StatusView {
  state: "protect" | "unlock" | "welcome" | "ready";
  version: string;
  language: string;
  door: "window" | "browser";
  signUpOpen: boolean;
}
export interface AccountRef {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  initials: string;
  owner: boolean;
}
export interface InstallationView {
  id: string;
  version: string;
  dataDir: string;
  keyStorage: "keyring" | "passphrase";
  deviceId: string;
  deviceName: string;
  fingerprint: string;
  verifierKey: string;
  signUpOpen: boolean;
  accounts: AccountRef[];
}
export interface AccountView extends AccountRef {
  language: string;
  theme: string;
  contrast: string;
}
export interface OrganizationRef {
  id: string;
  name: string;
  roles: string[];
  plan: string;
}
export interface SessionView {
  state: "none" | "active" | "locked";
  account?: AccountView;
  organization?: OrganizationRef;
}
export interface StrengthView {
  score: number;
  acceptable: boolean;
  characters: number;
  reason: string;
  years: string;
}
export interface Availability {
  allowed: boolean;
  reason: string;
}
export interface GeneralView {
  id: string;
  name: string;
  created: string;
  createdBy: string;
  entries: number;
  fingerprint: string;
  rename: Availability;
  delete: Availability;
}
export interface EntryView {
  seq: number;
  time: string;
  kind: string;
  door: string;
  actor: { kind: "member" | "system" | "erased"; id: string; name: string; initials: string };
  target: { type: string; id: string; name: string };
  before: Record<string, string> | null;
  after: Record<string, string> | null;
}
export interface ActivityView {
  entries: EntryView[];
  total: number;
  checkpoint: { size: number; root: string; time: string; device: string; fingerprint: string };
}

type Call<Input, View> = (input: Input) => Promise<View>;
type None = Record<string, never>;

export interface Installation {
  Status: Call<{ language: string }, StatusView>;
  Protect: Call<{ passphrase: string }, StatusView>;
  Unlock: Call<{ passphrase: string }, StatusView>;
  Settings: Call<None, InstallationView>;
  SetSignUp: Call<{ open: boolean }, InstallationView>;
  HandOver: Call<{ account: string; password: string }, SessionView>;
}
export interface SignUpInput {
  email: string;
  firstName: string;
  lastName: string;
  password: string;
  language: string;
  theme: string;
}
export interface Account {
  SignUp: Call<SignUpInput, SessionView>;
  Strength: Call<{ password: string; email: string; firstName: string; lastName: string }, StrengthView>;
  SignIn: Call<{ email: string; password: string }, SessionView>;
  Session: Call<None, SessionView>;
  SignOut: Call<None, SessionView>;
  Lock: Call<None, SessionView>;
  Unlock: Call<{ password: string }, SessionView>;
  SetPreferences: Call<{ language: string; theme: string; contrast: string }, AccountView>;
}
export interface Organization {
  List: Call<None, { organizations: OrganizationRef[] | null }>;
  Create: Call<{ name: string }, OrganizationRef>;
  Open: Call<{ id: string }, OrganizationRef>;
  General: Call<{ id: string }, GeneralView>;
  Rename: Call<{ id: string; name: string }, GeneralView>;
  Delete: Call<{ id: string; name: string; password: string }, SessionView>;
}
export interface Audit {
  Activity: Call<{ organization: string }, ActivityView>;
}

// Looked up at each call: Wails puts its methods on the window in its own time.
function bound<T extends object>(type: string): T {
  const method = (name: string) => (input: unknown) => window.go?.desktop?.[type]?.[name]?.(input);
  return new Proxy({} as T, { get: (_, name) => method(String(name)) });
}

export const installation = bound<Installation>("Installation");
export const account = bound<Account>("Account");
export const organization = bound<Organization>("Organization");
export const audit = bound<Audit>("Audit");
