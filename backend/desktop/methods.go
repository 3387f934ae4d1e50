package desktop

import "intendant/backend/access"

// Need is how far the program must be for a method to be called.
type Need int

// The needs, each including those before it.
const (
	NeedsNothing Need = iota // works while the keys are still sealed
	NeedsKeys                // the installation is unsealed
	NeedsAccount             // somebody is signed in, locked or not
	NeedsSession             // somebody is signed in and not locked
)

// Method says who may call a bound method.
type Method struct {
	Need       Need
	Permission access.Permission
	// Organization is the input field that names the organization in which the
	// caller must have the permission.
	Organization string
	// Quiet marks a method that the page calls by itself: it doesn't keep a
	// session from locking.
	Quiet bool
	// Fresh asks that the person has shown who they are in the last minutes.
	Fresh bool
	// Pending lets it be called while a code is still asked for.
	Pending bool
}

// Methods lists every bound method; a test compares it with the structs.
var Methods = map[string]Method{
	"Installation.Status":    {Need: NeedsNothing, Permission: access.Anyone, Quiet: true},
	"Installation.Protect":   {Need: NeedsNothing, Permission: access.Anyone},
	"Installation.Unlock":    {Need: NeedsNothing, Permission: access.Anyone},
	"Installation.Settings":  {Need: NeedsSession, Permission: access.Owner},
	"Installation.SetSignUp": {Need: NeedsSession, Permission: access.Owner},
	"Installation.HandOver":  {Need: NeedsSession, Permission: access.Owner, Fresh: true},
	"Installation.ResetMFA":  {Need: NeedsSession, Permission: access.Owner, Fresh: true},

	"Account.SignUp":         {Need: NeedsKeys, Permission: access.Anyone},
	"Account.Strength":       {Need: NeedsNothing, Permission: access.Anyone},
	"Account.SignIn":         {Need: NeedsKeys, Permission: access.Anyone},
	"Account.Session":        {Need: NeedsKeys, Permission: access.Anyone, Quiet: true},
	"Account.SignOut":        {Need: NeedsAccount, Permission: access.SignedIn, Pending: true},
	"Account.Lock":           {Need: NeedsAccount, Permission: access.SignedIn},
	"Account.Unlock":         {Need: NeedsAccount, Permission: access.SignedIn},
	"Account.SetPreferences": {Need: NeedsSession, Permission: access.SignedIn},

	"Account.Profile":          {Need: NeedsSession, Permission: access.SignedIn},
	"Account.SetName":          {Need: NeedsSession, Permission: access.SignedIn},
	"Account.SetEmail":         {Need: NeedsSession, Permission: access.SignedIn, Fresh: true},
	"Account.SetPassword":      {Need: NeedsSession, Permission: access.SignedIn, Fresh: true},
	"Account.SecurityActivity": {Need: NeedsSession, Permission: access.SignedIn},
	"Account.SeenNotices":      {Need: NeedsSession, Permission: access.SignedIn},
	"Account.Export":           {Need: NeedsSession, Permission: access.SignedIn, Fresh: true},
	"Account.Delete":           {Need: NeedsSession, Permission: access.SignedIn, Fresh: true},

	"SocialLogin.Offered": {Need: NeedsKeys, Permission: access.Anyone, Quiet: true},
	"SocialLogin.Begin":   {Need: NeedsKeys, Permission: access.Anyone},
	"SocialLogin.Wait":    {Need: NeedsKeys, Permission: access.Anyone, Quiet: true},
	"SocialLogin.Cancel":  {Need: NeedsKeys, Permission: access.Anyone},
	"SocialLogin.Linked":  {Need: NeedsSession, Permission: access.SignedIn},
	"SocialLogin.Unlink":  {Need: NeedsSession, Permission: access.SignedIn, Fresh: true},

	"Installation.Providers":      {Need: NeedsSession, Permission: access.Owner},
	"Installation.SetProvider":    {Need: NeedsSession, Permission: access.Owner, Fresh: true},
	"Installation.RemoveProvider": {Need: NeedsSession, Permission: access.Owner, Fresh: true},
	"Installation.TestProvider":   {Need: NeedsSession, Permission: access.Owner},

	"Account.SignInCode":       {Need: NeedsAccount, Permission: access.SignedIn, Pending: true},
	"Account.Confirm":          {Need: NeedsSession, Permission: access.SignedIn},
	"Account.ConfirmCode":      {Need: NeedsSession, Permission: access.SignedIn},
	"Account.UnlockCode":       {Need: NeedsAccount, Permission: access.SignedIn},
	"Account.Sessions":         {Need: NeedsSession, Permission: access.SignedIn},
	"Account.EndSession":       {Need: NeedsSession, Permission: access.SignedIn},
	"Account.EndOtherSessions": {Need: NeedsSession, Permission: access.SignedIn},

	"MFA.State":              {Need: NeedsSession, Permission: access.SignedIn},
	"MFA.Begin":              {Need: NeedsSession, Permission: access.SignedIn, Fresh: true},
	"MFA.Enable":             {Need: NeedsSession, Permission: access.SignedIn, Fresh: true},
	"MFA.RegenerateRecovery": {Need: NeedsSession, Permission: access.SignedIn, Fresh: true},
	"MFA.Disable":            {Need: NeedsSession, Permission: access.SignedIn, Fresh: true},
	"MFA.Untrust":            {Need: NeedsSession, Permission: access.SignedIn},

	"Organization.Members":      {Need: NeedsSession, Permission: access.OrganizationRead, Organization: "id"},
	"Organization.SetMFAPolicy": {Need: NeedsSession, Permission: access.OrganizationManage, Organization: "id"},
	"Organization.ResetMFA":     {Need: NeedsSession, Permission: access.MembersManage, Organization: "id", Fresh: true},

	"Organization.List":    {Need: NeedsSession, Permission: access.SignedIn},
	"Organization.Create":  {Need: NeedsSession, Permission: access.SignedIn},
	"Organization.Open":    {Need: NeedsSession, Permission: access.Self, Organization: "id"},
	"Organization.General": {Need: NeedsSession, Permission: access.OrganizationRead, Organization: "id"},
	"Organization.Rename":  {Need: NeedsSession, Permission: access.OrganizationManage, Organization: "id"},
	"Organization.Delete":  {Need: NeedsSession, Permission: access.OrganizationDelete, Organization: "id", Fresh: true},

	"Audit.Activity": {Need: NeedsSession, Permission: access.ActivityRead, Organization: "organization"},
}
