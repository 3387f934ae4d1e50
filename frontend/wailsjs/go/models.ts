export namespace desktop {
	
	export interface AccountInput {
	    account: string;
	}
	export interface AccountRef {
	    id: string;
	    email: string;
	    firstName: string;
	    lastName: string;
	    initials: string;
	    owner: boolean;
	    mfa: boolean;
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
	    firstDay: string;
	    timeZone: string;
	    owner: boolean;
	    hasPassword: boolean;
	    mfa: boolean;
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
	export interface BeginInput {
	    provider: string;
	    purpose: string;
	}
	
	export interface CodeInput {
	    code: string;
	}
	export interface CreateInput {
	    name: string;
	}
	export interface DeleteAccountInput {
	    email: string;
	}
	export interface DeleteInput {
	    id: string;
	    name: string;
	    password: string;
	}
	export interface DisableInput {
	    password: string;
	    code: string;
	}
	export interface EmailInput {
	    email: string;
	}
	export interface EnrolmentView {
	    secret: string;
	    uri: string;
	    qr: string;
	}
	
	export interface ExportView {
	    name: string;
	    bytes: string;
	}
	export interface GeneralView {
	    id: string;
	    name: string;
	    created: string;
	    createdBy: string;
	    entries: number;
	    fingerprint: string;
	    mfaPolicy: string;
	    setMfaPolicy: Availability;
	    rename: Availability;
	    delete: Availability;
	}
	export interface HandOverInput {
	    account: string;
	    password: string;
	}
	export interface IdentityView {
	    id: string;
	    provider: string;
	    kind: string;
	    name: string;
	    email: string;
	    linked: string;
	    lastUsed: string;
	    unlink: Availability;
	}
	export interface IdentitiesView {
	    identities: IdentityView[];
	    hasPassword: boolean;
	}
	export interface IdentityInput {
	    id: string;
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
	export interface MFAPolicyInput {
	    id: string;
	    policy: string;
	}
	export interface MFAView {
	    enabled: boolean;
	    since: string;
	    recoveryLeft: number;
	    trustedDevices: number;
	    required: boolean;
	}
	export interface MemberInput {
	    id: string;
	    member: string;
	}
	export interface MemberRef {
	    id: string;
	    name: string;
	    email: string;
	    initials: string;
	    roles: string[];
	    mfa: string;
	    you: boolean;
	    canReset: boolean;
	}
	export interface MembersView {
	    members: MemberRef[];
	}
	export interface NameInput {
	    firstName: string;
	    lastName: string;
	}
	export interface NewPasswordInput {
	    password: string;
	}
	export interface Nothing {
	
	}
	export interface NoticeView {
	    seq: number;
	    kind: string;
	    time: string;
	    door: string;
	    device: string;
	    seen: boolean;
	}
	export interface OfferedProvider {
	    id: string;
	    kind: string;
	    name: string;
	    available: boolean;
	    reason: string;
	}
	export interface OfferedView {
	    providers: OfferedProvider[];
	}
	export interface OrganizationInput {
	    id: string;
	}
	export interface OrganizationRef {
	    id: string;
	    name: string;
	    roles: string[];
	    plan: string;
	    mfaPolicy: string;
	}
	export interface OrganizationStake {
	    id: string;
	    name: string;
	    lastAdmin: boolean;
	    members: number;
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
	    firstDay?: string;
	    timeZone?: string;
	}
	export interface ProblemView {
	    code: string;
	    params: Record<string, string>;
	    message: string;
	}
	export interface ProfileView {
	    id: string;
	    email: string;
	    emailVerified: boolean;
	    verifyByMail: Availability;
	    firstName: string;
	    lastName: string;
	    initials: string;
	    created: string;
	    hasPassword: boolean;
	    passwordChanged: string;
	    passwordLeast: number;
	    mfa: boolean;
	    organizations: OrganizationStake[];
	    ownsInstallation: boolean;
	    otherAccounts: number;
	}
	export interface ProviderInput {
	    id: string;
	}
	export interface ProviderSettingsInput {
	    id: string;
	    kind: string;
	    name: string;
	    issuer: string;
	    clientId: string;
	    clientSecret: string;
	    relay: string;
	    teamId: string;
	    keyId: string;
	    privateKey: string;
	}
	export interface ProviderTestView {
	    ok: boolean;
	    error?: ProblemView;
	}
	export interface ProviderView {
	    id: string;
	    kind: string;
	    name: string;
	    issuer: string;
	    clientId: string;
	    hasSecret: boolean;
	    relay: string;
	    teamId: string;
	    keyId: string;
	    hasPrivateKey: boolean;
	    available: boolean;
	    reason: string;
	    accounts: number;
	}
	export interface ProvidersView {
	    providers: ProviderView[];
	    redirect: string;
	}
	export interface RecoveryView {
	    codes: string[];
	}
	export interface RenameInput {
	    id: string;
	    name: string;
	    was: string;
	}
	export interface SecurityActivityInput {
	    before: number;
	}
	export interface SecurityActivityView {
	    entries: EntryView[];
	    more: boolean;
	    notices: NoticeView[];
	}
	export interface SeenInput {
	    seq: number;
	}
	export interface SessionInput {
	    id: string;
	}
	export interface SessionRef {
	    id: string;
	    door: string;
	    device: string;
	    started: string;
	    seen: string;
	    current: boolean;
	    locked: boolean;
	}
	export interface SessionView {
	    state: string;
	    account?: AccountView;
	    organization?: OrganizationRef;
	}
	export interface TrustedRef {
	    id: string;
	    device: string;
	    since: string;
	    expires: string;
	}
	export interface SessionsView {
	    sessions: SessionRef[];
	    idleMinutes: number;
	    trusted: TrustedRef[];
	}
	export interface SetSignUpInput {
	    open: boolean;
	}
	export interface SignInCodeInput {
	    code: string;
	    trust: boolean;
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
	
	export interface TransactionInput {
	    transaction: string;
	}
	export interface TransactionView {
	    transaction: string;
	    url: string;
	}
	export interface TrustedInput {
	    id: string;
	}
	
	export interface WaitView {
	    state: string;
	    error?: ProblemView;
	    session?: SessionView;
	}

}

