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
	    workspace: TargetView;
	    before: Record<string, string>;
	    after: Record<string, string>;
	}
	export interface ActivityView {
	    entries: EntryView[];
	    total: number;
	    checkpoint: CheckpointView;
	}
	
	export interface AgentInput {
	    organization: string;
	    workspace: string;
	    id: string;
	}
	export interface AgentView {
	    id: string;
	    name: string;
	    instructions: string;
	    model: string;
	    modelName: string;
	    allowed: boolean;
	    temperature: string;
	    topP: string;
	    maxOutput: number;
	}
	export interface AgentsView {
	    agents: AgentView[];
	}
	export interface AllowedModelView {
	    id: string;
	    name: string;
	    kind: string;
	    priced: boolean;
	    maxOutput: number;
	    allowed: boolean;
	}
	export interface AllowedView {
	    all: boolean;
	    models: AllowedModelView[];
	}
	export interface ArchiveWorkspaceInput {
	    organization: string;
	    workspace: string;
	    name: string;
	}
	export interface AskedView {
	    chat: string;
	    run: string;
	}
	export interface Availability {
	    allowed: boolean;
	    reason: string;
	}
	export interface AvailableFeature {
	    id: string;
	    name: string;
	    included: boolean;
	    plans: string[];
	}
	export interface AvailableView {
	    permissions: string[];
	    features: AvailableFeature[];
	    admins: string[];
	    billing: string[];
	}
	export interface BeginInput {
	    provider: string;
	    purpose: string;
	    invitation?: string;
	}
	export interface CatalogueInput {
	    text: string;
	}
	export interface FindingView {
	    path: string;
	    code: string;
	    params: Record<string, string>;
	    message: string;
	}
	export interface CatalogueView {
	    builtIn: boolean;
	    updated: string;
	    text: string;
	    findings: FindingView[];
	}
	export interface ChangedView {
	    changed: number;
	}
	export interface ChargeView {
	    id: string;
	    family: string;
	    kind: string;
	    planName: string;
	    seats: number;
	    from: string;
	    to: string;
	    amount: number;
	    currency: string;
	    time: string;
	}
	export interface ChatChoice {
	    name: string;
	    agent: boolean;
	}
	export interface ChatChoicesInput {
	    organization: string;
	    workspace: string;
	}
	export interface ChatChoicesView {
	    models: ChatChoice[];
	    currency: string;
	}
	export interface ChatInput {
	    organization: string;
	    workspace: string;
	    chat: string;
	}
	export interface ChatRef {
	    id: string;
	    title: string;
	    model: string;
	    updated: string;
	    messages: number;
	}
	export interface ChatSettingsInput {
	    organization: string;
	    days?: number;
	}
	export interface ChatSettingsView {
	    days: number;
	    chats: number;
	    people: number;
	    older: number;
	    manage: Availability;
	}
	export interface ProblemView {
	    code: string;
	    params: Record<string, string>;
	    message: string;
	}
	export interface MessageView {
	    id: string;
	    role: string;
	    text: string;
	    model: string;
	    input: number;
	    output: number;
	    spend: string;
	    estimated: boolean;
	    state: string;
	    problem?: ProblemView;
	    time: string;
	}
	export interface ChatView {
	    chat: ChatRef;
	    messages: MessageView[];
	    run: string;
	    input: number;
	    output: number;
	    spend: string;
	    estimated: boolean;
	    currency: string;
	}
	export interface ChatsInput {
	    organization: string;
	    workspace: string;
	    search?: string;
	    after?: string;
	    limit?: number;
	}
	export interface ChatsView {
	    chats: ChatRef[];
	    next: string;
	    total: number;
	}
	
	export interface CodeInput {
	    code: string;
	}
	export interface PlanFeatureView {
	    id: string;
	    name: string;
	    help: string;
	    family: string;
	}
	export interface LimitsView {
	    requestsPerSecond: number;
	    tokensPerMinute: number;
	    tokensPerMonth: number;
	}
	export interface PlanView {
	    id: string;
	    name: string;
	    tagline: string;
	    monthly: number;
	    yearly: number;
	    yearlyDiscount: number;
	    intervals: string[];
	    seatsMin: number;
	    seatsMax: number;
	    trialDays: number;
	    trialSeats: number;
	    current: boolean;
	    features: string[];
	    limits: LimitsView;
	}
	export interface FamilyView {
	    id: string;
	    name: string;
	    plans: PlanView[];
	}
	export interface CompareView {
	    currency: string;
	    families: FamilyView[];
	    features: PlanFeatureView[];
	}
	export interface ListedView {
	    name: string;
	    listed: boolean;
	    source: string;
	    kind: string;
	    input: string;
	    output: string;
	    cached: string;
	    usdInput: string;
	    usdOutput: string;
	    usdCached: string;
	    maxOutput: number;
	    context: number;
	}
	export interface ConnectionTestView {
	    ok: boolean;
	    models: ListedView[];
	    milliseconds: number;
	    problem?: ProblemView;
	}
	export interface ConnectionView {
	    id: string;
	    name: string;
	    baseURL: string;
	    hasKey: boolean;
	    hint: string;
	    models: number;
	    created: string;
	}
	export interface ConnectionsView {
	    connections: ConnectionView[];
	}
	export interface CreateInput {
	    name: string;
	}
	export interface CreateKeyInput {
	    organization: string;
	    workspace: string;
	    name: string;
	    expires: string;
	    scope: string[];
	    models: string[];
	}
	export interface CreateWorkspaceInput {
	    organization: string;
	    name: string;
	}
	export interface CustomerInput {
	    organization: string;
	    family: string;
	}
	export interface CustomerView {
	    organization: string;
	    name: string;
	    family: string;
	    planName: string;
	    state: string;
	    seats: number;
	    total: number;
	    currency: string;
	    periodEnd: string;
	    graceEnds: string;
	}
	export interface CustomersView {
	    subscriptions: CustomerView[];
	}
	export interface DeleteAccountInput {
	    email: string;
	}
	export interface DeleteChatsInput {
	    organization: string;
	    name: string;
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
	export interface EmailCodeInput {
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
	
	export interface ExportMembersInput {
	    id: string;
	    search?: string;
	    role?: string;
	    seat?: string;
	    mfa?: string;
	    workspace?: string;
	    bom: boolean;
	}
	export interface ExportView {
	    name: string;
	    bytes: string;
	}
	
	export interface FileView {
	    name: string;
	    data: string;
	}
	
	export interface FollowInput {
	    organization: string;
	    workspace: string;
	    run: string;
	    from: number;
	}
	export interface FollowView {
	    text: string;
	    next: number;
	    done: boolean;
	    message?: MessageView;
	}
	export interface GatewaySettingsView {
	    enabled: boolean;
	    address: string;
	    maxBodyMiB: number;
	    running: boolean;
	    baseURL: string;
	    problem?: ProblemView;
	}
	export interface GatewayStatusInput {
	    organization: string;
	}
	export interface GatewayView {
	    running: boolean;
	    baseURL: string;
	    problem?: ProblemView;
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
	
	export interface InWorkspaceInput {
	    id: string;
	    role: string;
	}
	export interface InWorkspaceView {
	    id: string;
	    name: string;
	    role: string;
	}
	export interface InactiveRef {
	    member: string;
	    name: string;
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
	export interface InvitationInput {
	    invitation: string;
	}
	export interface InvitationLine {
	    line: number;
	    email: string;
	    name: string;
	    roles: string[];
	    workspaces: InWorkspaceView[];
	    verdict: string;
	}
	export interface InvitationPreviewInput {
	    organization: string;
	    text: string;
	    roles: string[];
	    workspaces?: InWorkspaceInput[];
	}
	export interface InvitationPreviewView {
	    lines: InvitationLine[];
	    ok: number;
	    seatsLeft: number;
	}
	export interface InvitationRef {
	    id: string;
	    email: string;
	    name: string;
	    roles: string[];
	    workspaces: InWorkspaceView[];
	    state: string;
	    sent: string;
	    expires: string;
	    by: string;
	    mail: string;
	    mailProblem?: ProblemView;
	}
	export interface InvitationsInput {
	    organization: string;
	    state: string;
	    after: string;
	    limit: number;
	}
	export interface InvitationsView {
	    invitations: InvitationRef[];
	    next: string;
	    open: number;
	    seats: number;
	    used: number;
	    mailReady: boolean;
	}
	export interface InviteeInput {
	    email: string;
	    name: string;
	    roles: string[];
	    workspaces?: InWorkspaceInput[];
	}
	export interface KeyPolicyInput {
	    organization: string;
	}
	export interface KeyPolicyView {
	    maxDays: number;
	    longer: number;
	}
	export interface KeyView {
	    id: string;
	    name: string;
	    workspace: string;
	    workspaceName: string;
	    prefix: string;
	    by: string;
	    byName: string;
	    created: string;
	    expires: string;
	    lastUsed: string;
	    state: string;
	    scope: string[];
	    models: string[];
	    graceUntil: string;
	    revoked: string;
	    longer: boolean;
	    spend: string;
	    mine: boolean;
	    can: boolean;
	}
	export interface KeysInput {
	    organization: string;
	    workspace: string;
	    search: string;
	    state: string;
	    member: string;
	    after: string;
	    limit: number;
	}
	export interface KeysView {
	    keys: KeyView[];
	    next: string;
	    total: number;
	}
	export interface LimitCanView {
	    rates: Availability;
	    spend: Availability;
	}
	export interface LimitUsedView {
	    tokens: number;
	    spend: string;
	    reserved: string;
	}
	export interface ModelLimitView {
	    model: string;
	    limits: LimitValues;
	    inherited: LimitValues;
	}
	export interface LimitValues {
	    requestsPerSecond: number;
	    tokensPerMinute: number;
	    tokensPerMonth: number;
	    monthlySpend: number;
	}
	export interface LimitLevelView {
	    level: string;
	    id: string;
	    name: string;
	    limits: LimitValues;
	    models: ModelLimitView[];
	    inherited: LimitValues;
	}
	export interface LevelsView {
	    currency: string;
	    levels: LimitLevelView[];
	    used: LimitUsedView;
	    can: LimitCanView;
	}
	
	
	
	
	export interface LimitsInput {
	    organization: string;
	    workspace: string;
	    key: string;
	}
	
	export interface LineView {
	    kind: string;
	    planName: string;
	    seats: number;
	    from: string;
	    to: string;
	    amount: number;
	}
	export interface ListedInput {
	    organization: string;
	    names: string[];
	}
	
	export interface ListedsView {
	    models: ListedView[];
	    currency: string;
	    usdRate: string;
	    listDate: string;
	}
	export interface LookView {
	    state: string;
	    organization: string;
	    organizationName: string;
	    by: string;
	    email: string;
	    name: string;
	    roles: string[];
	    workspaces: InWorkspaceView[];
	    message: string;
	    expires: string;
	    member: boolean;
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
	export interface MailInput {
	    host: string;
	    port: number;
	    security: string;
	    user: string;
	    password: string;
	    from: string;
	    name: string;
	}
	export interface MailTestView {
	    ok: boolean;
	    to: string;
	    problem?: ProblemView;
	}
	export interface MailView {
	    configured: boolean;
	    host: string;
	    port: number;
	    security: string;
	    user: string;
	    hasPassword: boolean;
	    from: string;
	    name: string;
	}
	export interface MemberInput {
	    id: string;
	    member: string;
	}
	export interface MemberKeyView {
	    id: string;
	    name: string;
	    member: string;
	    workspaceName: string;
	    lastUsed: string;
	}
	export interface MemberKeysInput {
	    id: string;
	    members: string[];
	}
	export interface MemberKeysView {
	    keys: MemberKeyView[];
	    total: number;
	}
	export interface MemberRef {
	    id: string;
	    name: string;
	    email: string;
	    initials: string;
	    roles: string[];
	    active: boolean;
	    mfa: string;
	    joined: string;
	    seen: string;
	    you: boolean;
	    creator: boolean;
	    canReset: boolean;
	    workspaces: string[];
	    moreWorkspaces: number;
	}
	export interface MemberView {
	    member: MemberRef;
	    addedBy: ActorView;
	    workspaces: InWorkspaceView[];
	    keys: MemberKeyView[];
	    entries: EntryView[];
	}
	export interface MembersInput {
	    id: string;
	    search?: string;
	    sort?: string;
	    descending: boolean;
	    role?: string;
	    seat?: string;
	    mfa?: string;
	    workspace?: string;
	    after?: string;
	    skip?: number;
	    limit?: number;
	}
	export interface MembersView {
	    members: MemberRef[];
	    next: string;
	    matches: number;
	    total: number;
	    active: number;
	    inactive: number;
	    seats: number;
	    invited: number;
	    manages: boolean;
	}
	
	export interface ModelInput {
	    id?: string;
	    name: string;
	    connection: string;
	    upstream?: string;
	    kind: string;
	    input?: string;
	    output?: string;
	    cached?: string;
	    maxOutput: number;
	    context: number;
	}
	
	export interface ModelView {
	    id: string;
	    name: string;
	    connection: string;
	    connectionName: string;
	    upstream: string;
	    kind: string;
	    priced: boolean;
	    input: string;
	    output: string;
	    cached: string;
	    maxOutput: number;
	    context: number;
	    workspaces: number;
	}
	export interface ModelsView {
	    models: ModelView[];
	    currency: string;
	    usdRate: string;
	    listDate: string;
	}
	export interface NameInput {
	    firstName: string;
	    lastName: string;
	}
	export interface NewKeyView {
	    key: KeyView;
	    secret: string;
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
	    inactive: boolean;
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
	export interface PermissionView {
	    id: string;
	    roles: string[];
	    workspaceRoles: string[];
	    feature: string;
	    changes: string[];
	    methods: string[];
	}
	
	export interface PlanInput {
	    organization: string;
	}
	
	export interface PreferencesInput {
	    language: string;
	    theme: string;
	    contrast: string;
	    firstDay?: string;
	    timeZone?: string;
	}
	export interface PreviewInput {
	    organization: string;
	    family: string;
	    plan: string;
	    interval: string;
	    seats: number;
	}
	export interface ThenView {
	    amount: number;
	    at: string;
	}
	export interface PreviewView {
	    effective: string;
	    at: string;
	    currency: string;
	    dueNow: number;
	    lines: LineView[];
	    then: ThenView;
	    resumes: boolean;
	    drops: boolean;
	    gains: string[];
	    stops: string[];
	    inactive: InactiveRef[];
	    inactiveCount: number;
	    invited: number;
	    metered: boolean;
	    limits: LimitsView;
	    limitsBefore: LimitsView;
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
	export interface RemoveConnectionInput {
	    organization: string;
	    id: string;
	    models?: string[];
	}
	export interface RemoveMembersInput {
	    id: string;
	    members: string[];
	    revokeKeys: boolean;
	}
	export interface RemoveModelsInput {
	    organization: string;
	    models: string[];
	}
	export interface RemoveWorkspaceMembersInput {
	    organization: string;
	    workspace: string;
	    members: string[];
	}
	export interface RenameChatInput {
	    organization: string;
	    workspace: string;
	    chat: string;
	    title: string;
	}
	export interface RenameInput {
	    id: string;
	    name: string;
	    was: string;
	}
	export interface RenameKeyInput {
	    organization: string;
	    workspace: string;
	    key: string;
	    was: string;
	    name: string;
	}
	export interface RenameWorkspaceInput {
	    organization: string;
	    workspace: string;
	    was?: string;
	    name: string;
	}
	export interface ResendInvitationInput {
	    organization: string;
	    id: string;
	    mail: boolean;
	}
	export interface ResourceInput {
	    organization: string;
	}
	export interface ResourceWorkspaceInput {
	    organization: string;
	    workspace: string;
	}
	export interface RetentionInput {
	    organization: string;
	    days: number;
	}
	export interface RevokeInvitationsInput {
	    organization: string;
	    ids: string[];
	}
	export interface RevokeKeysInput {
	    organization: string;
	    workspace: string;
	    keys: string[];
	}
	export interface RolesView {
	    roles: string[];
	    workspaceRoles: string[];
	    permissions: PermissionView[];
	}
	export interface RotateKeyInput {
	    organization: string;
	    workspace: string;
	    key: string;
	    graceHours: number;
	}
	export interface RunInput {
	    organization: string;
	    workspace: string;
	    run: string;
	}
	export interface ScheduledView {
	    plan: string;
	    planName: string;
	    seats: number;
	    interval: string;
	    at: string;
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
	export interface SendInput {
	    organization: string;
	    workspace: string;
	    chat: string;
	    model: string;
	    text: string;
	    retry: boolean;
	}
	export interface SendInvitationsInput {
	    organization: string;
	    people: InviteeInput[];
	    message: string;
	    language: string;
	    mail: boolean;
	}
	export interface SentInvitation {
	    id: string;
	    email: string;
	    link: string;
	    file: string;
	    fileName: string;
	    mailto: string;
	}
	export interface SentView {
	    invitations: SentInvitation[];
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
	export interface SetAgentInput {
	    organization: string;
	    workspace: string;
	    id?: string;
	    name: string;
	    instructions?: string;
	    model: string;
	    temperature?: string;
	    topP?: string;
	    maxOutput: number;
	}
	export interface SetAllowedInput {
	    organization: string;
	    workspace: string;
	    all: boolean;
	    models: string[];
	}
	export interface SetConnectionInput {
	    organization: string;
	    id?: string;
	    name: string;
	    baseURL: string;
	    key?: string;
	    keepKey: boolean;
	}
	export interface SetGatewayInput {
	    enabled: boolean;
	    address: string;
	    maxBodyMiB: number;
	}
	export interface SetKeyPolicyInput {
	    organization: string;
	    maxDays: number;
	}
	export interface SetLimitInput {
	    organization: string;
	    workspace: string;
	    key: string;
	    model: string;
	    requestsPerSecond: number;
	    tokensPerMinute: number;
	    tokensPerMonth: number;
	    monthlySpend: number;
	    wasRequestsPerSecond: number;
	    wasTokensPerMinute: number;
	    wasTokensPerMonth: number;
	    wasMonthlySpend: number;
	}
	export interface SetModelsInput {
	    organization: string;
	    models: ModelInput[];
	}
	export interface SetRateInput {
	    organization: string;
	    usdRate?: string;
	}
	export interface SetRolesInput {
	    id: string;
	    members: string[];
	    add: string[];
	    remove: string[];
	}
	export interface SetSeatsInput {
	    id: string;
	    members: string[];
	    active: boolean;
	}
	export interface SetSignUpInput {
	    open: boolean;
	}
	export interface SetUsageAlertsInput {
	    organization: string;
	    workspace: string;
	    percents: number[];
	}
	export interface SetWorkspaceRoleInput {
	    organization: string;
	    workspace: string;
	    members: string[];
	    role: string;
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
	    invitation?: string;
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
	export interface SubscribeInput {
	    organization: string;
	    family: string;
	    plan: string;
	    interval: string;
	    seats: number;
	    at: string;
	    expected: number;
	    then: number;
	}
	export interface SubscriptionInput {
	    organization: string;
	    family: string;
	}
	export interface SubscriptionView {
	    family: string;
	    familyName: string;
	    plan: string;
	    planName: string;
	    state: string;
	    interval: string;
	    seats: number;
	    seatsUsed: number;
	    invited: number;
	    price: number;
	    total: number;
	    currency: string;
	    started: string;
	    periodStart: string;
	    periodEnd: string;
	    trialEnds: string;
	    daysLeft: number;
	    cancels: boolean;
	    scheduled?: ScheduledView;
	    graceEnds: string;
	    limits: LimitsView;
	    features: string[];
	    canTrial: boolean;
	}
	export interface SubscriptionsView {
	    subscriptions: SubscriptionView[];
	    charges: ChargeView[];
	}
	
	export interface TestConnectionInput {
	    organization: string;
	    id?: string;
	    baseURL: string;
	    key?: string;
	    keepKey: boolean;
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
	
	export interface UsageAlertsInput {
	    organization: string;
	    workspace: string;
	}
	export interface UsageReachedView {
	    percent: number;
	    at: string;
	    month: string;
	}
	export interface UsageAlertsView {
	    percents: number[];
	    reached: UsageReachedView[];
	}
	export interface UsageByInput {
	    organization: string;
	    workspace: string;
	    by: string;
	    from: string;
	    to: string;
	    model: string;
	    key: string;
	    member: string;
	}
	export interface UsagePartView {
	    id: string;
	    requests: number;
	    tokens: number;
	    spend: string;
	}
	export interface UsageSeriesView {
	    day: string;
	    parts: UsagePartView[];
	}
	export interface UsageRowView {
	    id: string;
	    name: string;
	    requests: number;
	    input: number;
	    output: number;
	    cached: number;
	    spend: string;
	    estimated: number;
	}
	export interface UsageByView {
	    currency: string;
	    rows: UsageRowView[];
	    others?: UsageRowView;
	    series: UsageSeriesView[];
	    total: UsageRowView;
	}
	export interface UsageDayView {
	    day: string;
	    requests: number;
	    input: number;
	    output: number;
	    spend: string;
	}
	export interface UsageExportInput {
	    organization: string;
	    workspace: string;
	    by: string;
	    from: string;
	    to: string;
	    model: string;
	    key: string;
	    member: string;
	    bom: boolean;
	}
	export interface UsageExportView {
	    name: string;
	    data: string;
	}
	export interface UsageOverviewInput {
	    organization: string;
	    workspace: string;
	    month: string;
	}
	export interface UsageTotalView {
	    requests: number;
	    input: number;
	    output: number;
	    spend: string;
	}
	export interface UsageRefusedView {
	    level: string;
	    limit: string;
	    count: number;
	}
	export interface UsageOverviewView {
	    currency: string;
	    month: string;
	    spend: string;
	    cap: string;
	    reserved: string;
	    running: number;
	    forecast: string;
	    requests: number;
	    input: number;
	    output: number;
	    refused: UsageRefusedView[];
	    previous: UsageTotalView;
	    days: UsageDayView[];
	}
	
	
	
	
	
	
	export interface WaitView {
	    state: string;
	    error?: ProblemView;
	    session?: SessionView;
	}
	export interface WorkspaceInput {
	    organization: string;
	    workspace: string;
	}
	export interface WorkspaceMember {
	    id: string;
	    name: string;
	    email: string;
	    initials: string;
	    role: string;
	    organizationAdmin: boolean;
	    active: boolean;
	    you: boolean;
	}
	export interface WorkspaceMembersInput {
	    organization: string;
	    workspace: string;
	    search?: string;
	    after?: string;
	    limit?: number;
	}
	export interface WorkspaceMembersView {
	    members: WorkspaceMember[];
	    next: string;
	    total: number;
	}
	export interface WorkspaceRef {
	    id: string;
	    name: string;
	    isDefault: boolean;
	    created: string;
	    archived: string;
	    members: number;
	    keys: number;
	    role: string;
	    can: string[];
	}
	export interface WorkspaceView {
	    workspace: WorkspaceRef;
	}
	export interface WorkspacesInput {
	    organization: string;
	    archived: boolean;
	}
	export interface WorkspacesView {
	    workspaces: WorkspaceRef[];
	}

}

