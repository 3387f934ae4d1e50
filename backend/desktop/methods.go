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
	// Workspace is the input field that may name a workspace of it: roles there
	// count, too. Where the caller leaves it empty it is the whole organization.
	Workspace string
	// Feature is what the organization's plan must include.
	Feature access.Feature
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

	"Organization.Members":       {Need: NeedsSession, Permission: access.MembersRead, Organization: "id", Workspace: "workspace"},
	"Organization.Member":        {Need: NeedsSession, Permission: access.MembersRead, Organization: "id"},
	"Organization.ExportMembers": {Need: NeedsSession, Permission: access.MembersManage, Organization: "id", Workspace: "workspace"},
	"Organization.Roles":         {Need: NeedsSession, Permission: access.MembersRead, Organization: "id"},
	"Organization.SetRoles":      {Need: NeedsSession, Permission: access.MembersManage, Organization: "id"},
	"Organization.SetSeats":      {Need: NeedsSession, Permission: access.MembersManage, Organization: "id"},
	"Organization.GiveSeat":      {Need: NeedsSession, Permission: access.MembersManage, Organization: "id"},
	"Organization.Remove":        {Need: NeedsSession, Permission: access.MembersManage, Organization: "id", Fresh: true},
	"Organization.KeysOf":        {Need: NeedsSession, Permission: access.MembersManage, Organization: "id"},
	"Organization.Leave":         {Need: NeedsSession, Permission: access.Self, Organization: "id"},

	"Organization.SetMFAPolicy": {Need: NeedsSession, Permission: access.OrganizationManage, Organization: "id"},
	"Organization.ResetMFA":     {Need: NeedsSession, Permission: access.MembersManage, Organization: "id", Fresh: true},

	"Organization.List":    {Need: NeedsSession, Permission: access.SignedIn},
	"Organization.Create":  {Need: NeedsSession, Permission: access.SignedIn},
	"Organization.Open":    {Need: NeedsSession, Permission: access.OrganizationRead, Organization: "id"},
	"Organization.General": {Need: NeedsSession, Permission: access.OrganizationRead, Organization: "id"},
	"Organization.Rename":  {Need: NeedsSession, Permission: access.OrganizationManage, Organization: "id"},
	"Organization.Delete":  {Need: NeedsSession, Permission: access.OrganizationDelete, Organization: "id", Fresh: true},

	"Invitation.List":    {Need: NeedsSession, Permission: access.InvitationsManage, Organization: "organization"},
	"Invitation.Preview": {Need: NeedsSession, Permission: access.InvitationsManage, Organization: "organization"},
	"Invitation.Send":    {Need: NeedsSession, Permission: access.InvitationsManage, Organization: "organization", Feature: access.Members},
	"Invitation.Resend":  {Need: NeedsSession, Permission: access.InvitationsManage, Organization: "organization", Feature: access.Members},
	"Invitation.Revoke":  {Need: NeedsSession, Permission: access.InvitationsManage, Organization: "organization"},
	"Invitation.Look":    {Need: NeedsKeys, Permission: access.Anyone},
	"Invitation.Accept":  {Need: NeedsSession, Permission: access.SignedIn},
	"Invitation.Decline": {Need: NeedsSession, Permission: access.SignedIn},

	"Installation.Mail":       {Need: NeedsSession, Permission: access.Owner},
	"Installation.SetMail":    {Need: NeedsSession, Permission: access.Owner, Fresh: true},
	"Installation.RemoveMail": {Need: NeedsSession, Permission: access.Owner, Fresh: true},
	"Installation.TestMail":   {Need: NeedsSession, Permission: access.Owner},
	"Account.SendEmailCode":   {Need: NeedsSession, Permission: access.SignedIn},
	"Account.VerifyEmail":     {Need: NeedsSession, Permission: access.SignedIn},

	"Plan.Compare":       {Need: NeedsSession, Permission: access.PlanRead, Organization: "organization"},
	"Plan.Subscriptions": {Need: NeedsSession, Permission: access.PlanRead, Organization: "organization"},
	"Plan.Available":     {Need: NeedsSession, Permission: access.PlanRead, Organization: "organization"},
	"Plan.Preview":       {Need: NeedsSession, Permission: access.PlanManage, Organization: "organization"},
	"Plan.Subscribe":     {Need: NeedsSession, Permission: access.PlanManage, Organization: "organization"},
	"Plan.StartTrial":    {Need: NeedsSession, Permission: access.PlanManage, Organization: "organization"},
	"Plan.Cancel":        {Need: NeedsSession, Permission: access.PlanManage, Organization: "organization"},
	"Plan.Resume":        {Need: NeedsSession, Permission: access.PlanManage, Organization: "organization"},
	"Plan.Keep":          {Need: NeedsSession, Permission: access.PlanManage, Organization: "organization"},

	"Usage.Overview":  {Need: NeedsSession, Permission: access.UsageRead, Organization: "organization", Workspace: "workspace"},
	"Usage.By":        {Need: NeedsSession, Permission: access.UsageRead, Organization: "organization", Workspace: "workspace", Feature: access.UsageDetail},
	"Usage.Export":    {Need: NeedsSession, Permission: access.UsageRead, Organization: "organization", Workspace: "workspace", Feature: access.UsageDetail},
	"Usage.Alerts":    {Need: NeedsSession, Permission: access.UsageRead, Organization: "organization", Workspace: "workspace"},
	"Usage.SetAlerts": {Need: NeedsSession, Permission: access.SpendManage, Organization: "organization", Workspace: "workspace", Feature: access.SpendLimits},

	"Gateway.Status":          {Need: NeedsSession, Permission: access.WorkspacesRead, Organization: "organization", Quiet: true},
	"Installation.Gateway":    {Need: NeedsSession, Permission: access.Owner},
	"Installation.SetGateway": {Need: NeedsSession, Permission: access.Owner},

	"Installation.Catalogue":      {Need: NeedsSession, Permission: access.Owner},
	"Installation.CheckCatalogue": {Need: NeedsSession, Permission: access.Owner},
	"Installation.SetCatalogue":   {Need: NeedsSession, Permission: access.Owner, Fresh: true},
	"Installation.ResetCatalogue": {Need: NeedsSession, Permission: access.Owner, Fresh: true},
	"Installation.Subscriptions":  {Need: NeedsSession, Permission: access.Owner},
	"Installation.MarkUnpaid":     {Need: NeedsSession, Permission: access.Owner},
	"Installation.MarkPaid":       {Need: NeedsSession, Permission: access.Owner},

	"APIKey.List":      {Need: NeedsSession, Permission: access.KeysRead, Organization: "organization", Workspace: "workspace"},
	"APIKey.Create":    {Need: NeedsSession, Permission: access.KeysMake, Organization: "organization", Workspace: "workspace"},
	"APIKey.Rotate":    {Need: NeedsSession, Permission: access.KeysMake, Organization: "organization", Workspace: "workspace"},
	"APIKey.Revoke":    {Need: NeedsSession, Permission: access.KeysMake, Organization: "organization", Workspace: "workspace"},
	"APIKey.Rename":    {Need: NeedsSession, Permission: access.KeysMake, Organization: "organization", Workspace: "workspace"},
	"APIKey.Policy":    {Need: NeedsSession, Permission: access.WorkspacesRead, Organization: "organization"},
	"APIKey.SetPolicy": {Need: NeedsSession, Permission: access.KeysPolicy, Organization: "organization"},

	// Who may set which of them goes by the level, and by what it is.
	"Limit.Get": {Need: NeedsSession, Permission: access.UsageRead, Organization: "organization", Workspace: "workspace"},
	"Limit.Set": {Need: NeedsSession, Permission: access.UsageRead, Organization: "organization", Workspace: "workspace"},

	"Chat.List":         {Need: NeedsSession, Permission: access.WorkspaceRead, Organization: "organization", Workspace: "workspace"},
	"Chat.Read":         {Need: NeedsSession, Permission: access.WorkspaceRead, Organization: "organization", Workspace: "workspace"},
	"Chat.Rename":       {Need: NeedsSession, Permission: access.ResourcesUse, Organization: "organization", Workspace: "workspace"},
	"Chat.Delete":       {Need: NeedsSession, Permission: access.WorkspaceRead, Organization: "organization", Workspace: "workspace"},
	"Chat.Choices":      {Need: NeedsSession, Permission: access.ResourcesUse, Organization: "organization", Workspace: "workspace"},
	"Chat.Send":         {Need: NeedsSession, Permission: access.ResourcesUse, Organization: "organization", Workspace: "workspace"},
	"Chat.Follow":       {Need: NeedsSession, Permission: access.WorkspaceRead, Organization: "organization", Workspace: "workspace", Quiet: true},
	"Chat.Stop":         {Need: NeedsSession, Permission: access.WorkspaceRead, Organization: "organization", Workspace: "workspace"},
	"Chat.Settings":     {Need: NeedsSession, Permission: access.OrganizationRead, Organization: "organization"},
	"Chat.SetRetention": {Need: NeedsSession, Permission: access.ChatsManage, Organization: "organization"},
	"Chat.DeleteAll":    {Need: NeedsSession, Permission: access.ChatsManage, Organization: "organization", Fresh: true},

	"Workspace.List":          {Need: NeedsSession, Permission: access.WorkspacesRead, Organization: "organization"},
	"Workspace.Get":           {Need: NeedsSession, Permission: access.WorkspaceRead, Organization: "organization", Workspace: "workspace"},
	"Workspace.Create":        {Need: NeedsSession, Permission: access.WorkspacesManage, Organization: "organization"},
	"Workspace.Rename":        {Need: NeedsSession, Permission: access.WorkspaceManage, Organization: "organization", Workspace: "workspace"},
	"Workspace.Archive":       {Need: NeedsSession, Permission: access.WorkspacesManage, Organization: "organization", Workspace: "workspace", Fresh: true},
	"Workspace.Members":       {Need: NeedsSession, Permission: access.WorkspaceRead, Organization: "organization", Workspace: "workspace"},
	"Workspace.AddMembers":    {Need: NeedsSession, Permission: access.WorkspaceManage, Organization: "organization", Workspace: "workspace", Feature: access.Members},
	"Workspace.SetRole":       {Need: NeedsSession, Permission: access.WorkspaceManage, Organization: "organization", Workspace: "workspace"},
	"Workspace.RemoveMembers": {Need: NeedsSession, Permission: access.WorkspaceManage, Organization: "organization", Workspace: "workspace"},

	"Audit.Activity": {Need: NeedsSession, Permission: access.ActivityRead, Organization: "organization"},

	"Resource.Connections":      {Need: NeedsSession, Permission: access.WorkspacesRead, Organization: "organization"},
	"Resource.SetConnection":    {Need: NeedsSession, Permission: access.ResourcesManage, Organization: "organization", Fresh: true},
	"Resource.RemoveConnection": {Need: NeedsSession, Permission: access.ResourcesManage, Organization: "organization", Fresh: true},
	"Resource.TestConnection":   {Need: NeedsSession, Permission: access.ResourcesManage, Organization: "organization"},
	"Resource.Models":           {Need: NeedsSession, Permission: access.WorkspacesRead, Organization: "organization"},
	"Resource.Listed":           {Need: NeedsSession, Permission: access.ResourcesManage, Organization: "organization"},
	"Resource.SetModels":        {Need: NeedsSession, Permission: access.ResourcesManage, Organization: "organization"},
	"Resource.RemoveModels":     {Need: NeedsSession, Permission: access.ResourcesManage, Organization: "organization"},
	"Resource.SetRate":          {Need: NeedsSession, Permission: access.ResourcesManage, Organization: "organization"},
	"Resource.Allowed":          {Need: NeedsSession, Permission: access.WorkspaceRead, Organization: "organization", Workspace: "workspace"},
	"Resource.SetAllowed":       {Need: NeedsSession, Permission: access.WorkspaceResources, Organization: "organization", Workspace: "workspace"},
	"Resource.Agents":           {Need: NeedsSession, Permission: access.WorkspaceRead, Organization: "organization", Workspace: "workspace"},
	"Resource.SetAgent":         {Need: NeedsSession, Permission: access.WorkspaceResources, Organization: "organization", Workspace: "workspace"},
	"Resource.RemoveAgent":      {Need: NeedsSession, Permission: access.WorkspaceResources, Organization: "organization", Workspace: "workspace"},
}
