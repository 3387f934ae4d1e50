export namespace desktop {
	
	export interface AccountRef {
	    id: string;
	    email: string;
	    firstName: string;
	    lastName: string;
	    initials: string;
	    owner: boolean;
	}
	export interface AccountView {
	    id: string;
	    email: string;
	    firstName: string;
	    lastName: string;
	    initials: string;
	    language: string;
	    theme: string;
	    contrast: string;
	    owner: boolean;
	}
	export interface ActivityInput {
	    organization: string;
	}
	export interface CheckpointView {
	    size: number;
	    root: string;
	    time: string;
	    device: string;
	    fingerprint: string;
	}
	export interface TargetView {
	    type: string;
	    id: string;
	    name: string;
	}
	export interface ActorView {
	    kind: string;
	    id: string;
	    name: string;
	    initials: string;
	}
	export interface EntryView {
	    seq: number;
	    time: string;
	    kind: string;
	    door: string;
	    actor: ActorView;
	    target: TargetView;
	    before: Record<string, string>;
	    after: Record<string, string>;
	}
	export interface ActivityView {
	    entries: EntryView[];
	    total: number;
	    checkpoint: CheckpointView;
	}
	
	export interface Availability {
	    allowed: boolean;
	    reason: string;
	}
	
	export interface CreateInput {
	    name: string;
	}
	export interface DeleteInput {
	    id: string;
	    name: string;
	    password: string;
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
	export interface HandOverInput {
	    account: string;
	    password: string;
	}
	export interface InstallationView {
	    id: string;
	    version: string;
	    dataDir: string;
	    keyStorage: string;
	    deviceId: string;
	    deviceName: string;
	    fingerprint: string;
	    verifierKey: string;
	    signUpOpen: boolean;
	    accounts: AccountRef[];
	}
	export interface Nothing {
	
	}
	export interface OrganizationInput {
	    id: string;
	}
	export interface OrganizationRef {
	    id: string;
	    name: string;
	    roles: string[];
	    plan: string;
	}
	export interface OrganizationsView {
	    organizations: OrganizationRef[];
	}
	export interface PassphraseInput {
	    passphrase: string;
	}
	export interface PasswordInput {
	    password: string;
	}
	export interface PreferencesInput {
	    language: string;
	    theme: string;
	    contrast: string;
	}
	export interface RenameInput {
	    id: string;
	    name: string;
	}
	export interface SessionView {
	    state: string;
	    account?: AccountView;
	    organization?: OrganizationRef;
	}
	export interface SetSignUpInput {
	    open: boolean;
	}
	export interface SignInInput {
	    email: string;
	    password: string;
	}
	export interface SignUpInput {
	    email: string;
	    firstName: string;
	    lastName: string;
	    password: string;
	    language: string;
	    theme: string;
	}
	export interface StatusInput {
	    language: string;
	}
	export interface StatusView {
	    state: string;
	    version: string;
	    language: string;
	    door: string;
	    signUpOpen: boolean;
	}
	export interface StrengthInput {
	    password: string;
	    email: string;
	    firstName: string;
	    lastName: string;
	}
	export interface StrengthView {
	    score: number;
	    acceptable: boolean;
	    characters: number;
	    reason: string;
	    years: string;
	}

}

