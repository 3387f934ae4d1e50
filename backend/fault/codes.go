package fault

// Code is the stable name of an error. It is part of the interface of
// `intendant serve`: never renamed, never reused for another meaning.
type Code string

// The codes of all errors.
const (
	Internal         Code = "internal"
	Canceled         Code = "canceled"
	InputInvalid     Code = "input.invalid"
	RequestInvalid   Code = "request.invalid"
	RequestTooLarge  Code = "request.too_large"
	RequestForeign   Code = "request.foreign"
	MethodUnknown    Code = "method.unknown"
	DoorClosed       Code = "door.closed"
	NotFound         Code = "not_found"
	PermissionDenied Code = "permission.denied"
	PlanRequired     Code = "plan.required"
	ChangeNone       Code = "change.none"
	ChangeRepeated   Code = "change.repeated"
	ChangeConflict   Code = "change.conflict"

	SessionNone    Code = "session.none"
	SessionExpired Code = "session.expired"
	SessionLocked  Code = "session.locked"
	SessionPending Code = "session.pending"
	SignInFailed   Code = "sign_in.failed"
	SignUpClosed   Code = "sign_up.closed"
	EmailTaken     Code = "email.taken"
	PasswordWrong  Code = "password.wrong"

	ReauthenticationRequired Code = "reauthentication.required"
	MFARequired              Code = "mfa.required"
	MFAOn                    Code = "mfa.on"
	MFAOff                   Code = "mfa.off"
	MFAResetRefused          Code = "mfa.reset_refused"
	MFAPasswordShort         Code = "mfa.password_short" // min
	EnrolmentExpired         Code = "mfa.enrolment_expired"
	CodeWrong                Code = "code.wrong"

	ProviderUnreachable   Code = "provider.unreachable"    // name
	ProviderNotIssuer     Code = "provider.not_issuer"     // name
	ProviderIssuerDiffers Code = "provider.issuer_differs" // name, expected, found
	ProviderNoKeys        Code = "provider.no_keys"        // name
	ProviderClientRefused Code = "provider.client_refused" // name
	ProviderNeedsRelay    Code = "provider.needs_relay"    // name

	SocialDeclined      Code = "social.declined" // name
	SocialRefused       Code = "social.refused"  // name
	SocialCanceled      Code = "social.canceled"
	SocialExpired       Code = "social.expired"
	SocialStateWrong    Code = "social.state_wrong"
	SocialNonceWrong    Code = "social.nonce_wrong"    // name
	SocialIssuerWrong   Code = "social.issuer_wrong"   // name
	SocialAudienceWrong Code = "social.audience_wrong" // name
	SocialTokenExpired  Code = "social.token_expired"  //nolint:gosec // name; the code of a fault, not a secret
	SocialTokenInvalid  Code = "social.token_invalid"  // name
	SocialCodeRefused   Code = "social.code_refused"   // name
	SocialNotLinked     Code = "social.not_linked"     // name
	SocialLinkFirst     Code = "social.link_first"     // name
	SocialEmailMissing  Code = "social.email_missing"  // name

	IdentityTaken Code = "identity.taken" // name
	IdentityOther Code = "identity.other" // name
	IdentityLast  Code = "identity.last"

	EmailMismatch    Code = "email.mismatch"
	AccountLastAdmin Code = "account.last_admin"
	AccountOwner     Code = "account.owner"

	InstallationSealed   Code = "installation.sealed"
	InstallationUnsealed Code = "installation.unsealed"
	PassphraseWrong      Code = "passphrase.wrong"
	KeyringUnavailable   Code = "keyring.unavailable"
	OwnerUnchanged       Code = "owner.unchanged"

	OrganizationNameMismatch Code = "organization.name_mismatch"
	LastAdmin                Code = "member.last_admin"
	MemberExists             Code = "member.exists"
	MemberErased             Code = "member.erased"
	MemberInactive           Code = "member.inactive"
	MemberYourself           Code = "member.yourself"
	MembersGone              Code = "members.gone"       // name
	MembersLastAdmin         Code = "members.last_admin" // name
	SeatsFull                Code = "seats.full"         // seats, used, invited

	WorkspaceArchived     Code = "workspace.archived"
	WorkspaceDefault      Code = "workspace.default"
	WorkspaceNameMismatch Code = "workspace.name_mismatch"

	KeyRevoked Code = "api_key.revoked"
	KeyExpired Code = "api_key.expired"

	SubscriptionState   Code = "subscription.state"
	SubscriptionPastDue Code = "subscription.past_due"
	TrialUsed           Code = "plan.trial_used"
	PriceChanged        Code = "plan.price_changed"
	CatalogueInvalid    Code = "catalogue.invalid"

	InvitationUnknown   Code = "invitation.unknown"
	InvitationElsewhere Code = "invitation.elsewhere"
	InvitationAltered   Code = "invitation.altered"
	InvitationExpired   Code = "invitation.expired"
	InvitationRevoked   Code = "invitation.revoked"
	InvitationUsed      Code = "invitation.used"
	InvitationTries     Code = "invitation.tries"
	InvitationMember    Code = "invitation.member"  // email
	InvitationInvited   Code = "invitation.invited" // email

	MailNotConfigured    Code = "mail.not_configured"
	MailHostUnknown      Code = "mail.host_unknown"      // host
	MailUnreachable      Code = "mail.unreachable"       // host, port
	MailTimeout          Code = "mail.timeout"           // host, port
	MailNoTLS            Code = "mail.no_tls"            // host, port
	MailCertificate      Code = "mail.certificate"       // host
	MailAuthMethod       Code = "mail.auth_method"       // host
	MailAuthRefused      Code = "mail.auth_refused"      // host, answer
	MailNotSMTP          Code = "mail.not_smtp"          // host, port
	MailSenderRefused    Code = "mail.sender_refused"    // answer
	MailRecipientRefused Code = "mail.recipient_refused" // answer
	MailRejected         Code = "mail.rejected"          // answer

	ConnectionInUse        Code = "connection.in_use"       // models
	ConnectionHostUnknown  Code = "connection.host_unknown" // host
	ConnectionUnreachable  Code = "connection.unreachable"  // host
	ConnectionTimeout      Code = "connection.timeout"      // host
	ConnectionNoTLS        Code = "connection.no_tls"       // host
	ConnectionCertificate  Code = "connection.certificate"  // host
	ConnectionKeyMissing   Code = "connection.key_missing"  // host
	ConnectionUnauthorized Code = "connection.unauthorized" // host
	ConnectionForbidden    Code = "connection.forbidden"    // host
	ConnectionNotFound     Code = "connection.not_found"    // url
	ConnectionRedirected   Code = "connection.redirected"   // host, url
	ConnectionLimited      Code = "connection.limited"      // host
	ConnectionBroken       Code = "connection.broken"       // host, status
	ConnectionAnswered     Code = "connection.answered"     // host, status
	ConnectionNotJSON      Code = "connection.not_json"     // url
	ConnectionNoModels     Code = "connection.no_models"    // host
	ModelInUse             Code = "model.in_use"            // agents
	ModelTaken             Code = "model.taken"             // name
	ResourcesFull          Code = "resources.full"          // max

	EmailVerified  Code = "email.verified"
	EmailCodeWrong Code = "email_code.wrong"
	EmailCodeSoon  Code = "email_code.soon" // seconds

	UsageUnavailable Code = "usage.unavailable"

	ChatBusy        Code = "chat.busy"
	ChatKeyMissing  Code = "chat.key_missing"
	ChatCut         Code = "chat.cut"
	ChatBroken      Code = "chat.broken"
	ChatLength      Code = "chat.length"
	ChatFiltered    Code = "chat.filtered"
	ChatTooLong     Code = "chat.too_long"
	ChatTooLarge    Code = "chat.too_large"
	ChatModel       Code = "chat.model"    // model
	ChatQuota       Code = "chat.quota"    // of answers kept before quota_of
	ChatQuotaOf     Code = "chat.quota_of" // level, limit
	ChatRate        Code = "chat.rate"     // of answers kept before rate_of
	ChatRateOf      Code = "chat.rate_of"  // level, limit, seconds
	ChatRateSize    Code = "chat.rate_size"
	ChatUnpriced    Code = "chat.unpriced"  // model
	ChatUnbounded   Code = "chat.unbounded" // model
	ChatProvider    Code = "chat.provider"
	ChatTheirRate   Code = "chat.provider_rate"
	ChatOverloaded  Code = "chat.overloaded"
	ChatUnreachable Code = "chat.unreachable"
	ChatRefused     Code = "chat.refused" // answer

	DatabaseNewer   Code = "database.newer"
	DatabaseOlder   Code = "database.older"
	DatabaseCorrupt Code = "database.corrupt"
	DatabaseBusy    Code = "database.busy"
	DatabaseFull    Code = "database.full"
	LedgerBroken    Code = "ledger.broken"
	FolderOwned     Code = "folder.owned"
	FolderBusy      Code = "folder.busy"
	FolderUnusable  Code = "folder.unusable"
	DisplayMissing  Code = "display.missing"
	AddressInUse    Code = "address.in_use"
	GatewayStopped  Code = "gateway.stopped" // address
)

// Codes are all of them, for the test that finds a sentence for each in every
// language.
var Codes = []Code{
	Internal, Canceled, InputInvalid, RequestInvalid, RequestTooLarge, RequestForeign,
	MethodUnknown, DoorClosed, NotFound, PermissionDenied, PlanRequired, ChangeNone, ChangeRepeated, ChangeConflict,
	SessionNone, SessionExpired, SessionLocked, SignInFailed, SignUpClosed, EmailTaken, PasswordWrong,
	SessionPending, ReauthenticationRequired, MFARequired, MFAOn, MFAOff, MFAResetRefused, MFAPasswordShort, EnrolmentExpired, CodeWrong,
	ProviderUnreachable, ProviderNotIssuer, ProviderIssuerDiffers, ProviderNoKeys, ProviderClientRefused, ProviderNeedsRelay,
	SocialDeclined, SocialRefused, SocialCanceled, SocialExpired, SocialStateWrong, SocialNonceWrong,
	SocialIssuerWrong, SocialAudienceWrong, SocialTokenExpired, SocialTokenInvalid, SocialCodeRefused, SocialNotLinked,
	SocialLinkFirst, SocialEmailMissing, IdentityTaken, IdentityOther, IdentityLast,
	EmailMismatch, AccountLastAdmin, AccountOwner,
	InstallationSealed, InstallationUnsealed, PassphraseWrong, KeyringUnavailable, OwnerUnchanged,
	OrganizationNameMismatch, LastAdmin, MemberExists, MemberErased,
	MemberInactive, MemberYourself, MembersGone, MembersLastAdmin, SeatsFull,
	WorkspaceArchived, WorkspaceDefault, WorkspaceNameMismatch,
	KeyRevoked, KeyExpired,
	SubscriptionState, SubscriptionPastDue, TrialUsed, PriceChanged, CatalogueInvalid,
	InvitationUnknown, InvitationElsewhere, InvitationAltered, InvitationExpired, InvitationRevoked, InvitationUsed,
	InvitationTries, InvitationMember, InvitationInvited,
	MailNotConfigured, MailHostUnknown, MailUnreachable, MailTimeout, MailNoTLS, MailCertificate, MailAuthMethod, MailAuthRefused,
	MailNotSMTP, MailSenderRefused, MailRecipientRefused, MailRejected,
	ConnectionInUse, ConnectionHostUnknown, ConnectionUnreachable, ConnectionTimeout, ConnectionNoTLS, ConnectionCertificate,
	ConnectionKeyMissing, ConnectionUnauthorized, ConnectionForbidden, ConnectionNotFound, ConnectionRedirected,
	ConnectionLimited, ConnectionBroken, ConnectionAnswered, ConnectionNotJSON, ConnectionNoModels,
	ModelInUse, ModelTaken, ResourcesFull,
	EmailVerified, EmailCodeWrong, EmailCodeSoon,
	UsageUnavailable,
	ChatBusy, ChatKeyMissing, ChatCut, ChatBroken, ChatLength, ChatFiltered, ChatTooLong, ChatTooLarge, ChatModel,
	ChatQuota, ChatQuotaOf, ChatRate, ChatRateOf, ChatRateSize, ChatUnpriced, ChatUnbounded,
	ChatProvider, ChatTheirRate, ChatOverloaded, ChatUnreachable, ChatRefused,
	DatabaseNewer, DatabaseOlder, DatabaseCorrupt, DatabaseBusy, DatabaseFull, LedgerBroken,
	FolderOwned, FolderBusy, FolderUnusable, DisplayMissing, AddressInUse, GatewayStopped,
}

// FieldCode is the stable name of what can be wrong with a field.
type FieldCode string

// The codes of all field errors.
const (
	Required          FieldCode = "required"
	TooLong           FieldCode = "too_long"  // max
	TooShort          FieldCode = "too_short" // min
	Malformed         FieldCode = "malformed"
	WrongType         FieldCode = "wrong_type"
	Unknown           FieldCode = "unknown"
	BadEncoding       FieldCode = "bad_encoding"
	ForbiddenChars    FieldCode = "forbidden_chars"
	NotAnEmail        FieldCode = "not_an_email"
	PasswordTooCommon FieldCode = "password_too_common"
	PasswordContext   FieldCode = "password_context"
	NotOffered        FieldCode = "not_offered"
	LoopbackOnly      FieldCode = "loopback_only"
	NotLoopback       FieldCode = "not_loopback"
	TooManyLines      FieldCode = "too_many_lines" // max
	TooSmall          FieldCode = "too_small"      // min
	TooLarge          FieldCode = "too_large"      // max
	Outdated          FieldCode = "outdated"       // now
	Taken             FieldCode = "taken"
	NotAURL           FieldCode = "not_a_url"
	URLInsecure       FieldCode = "url_insecure"
	KeyElsewhere      FieldCode = "key_elsewhere"
	NotAModel         FieldCode = "not_a_model"
	NotDecimal        FieldCode = "not_decimal"
	Past              FieldCode = "past"
	ExpiryNeeded      FieldCode = "expiry_needed"      // days
	ExpiryTooLate     FieldCode = "expiry_too_late"    // days
	AbovePlan         FieldCode = "above_plan"         // max
	AboveOrganization FieldCode = "above_organization" // max
	AboveWorkspace    FieldCode = "above_workspace"    // max
	AboveAllModels    FieldCode = "above_all_models"   // max
)

// FieldCodes are all of them, for the test that finds a sentence for each in
// every language.
var FieldCodes = []FieldCode{
	Required, TooLong, TooShort, Malformed, WrongType, Unknown, BadEncoding, ForbiddenChars,
	NotAnEmail, PasswordTooCommon, PasswordContext, NotOffered, LoopbackOnly, NotLoopback, TooManyLines, TooSmall, TooLarge, Outdated, Taken,
	Past, ExpiryNeeded, ExpiryTooLate, AbovePlan, AboveOrganization, AboveWorkspace, AboveAllModels,
	NotAURL, URLInsecure, KeyElsewhere, NotAModel, NotDecimal,
}
