package desktop

import (
	"context"

	"intendant/backend/fault"
)

// SecurityActivity shows what happened to the account, newest first.
func (a *Account) SecurityActivity(in SecurityActivityInput) (SecurityActivityView, error) {
	return call(a.room, "Account.SecurityActivity", in, visit.securityActivity)
}

// SeenNotices notes that the person has read the notices up to an entry.
func (a *Account) SeenNotices(in SeenInput) (SecurityActivityView, error) {
	return call(a.room, "Account.SeenNotices", in, visit.seenNotices)
}

// Export gathers everything about the person.
func (a *Account) Export(in Nothing) (ExportView, error) {
	return call(a.room, "Account.Export", in, visit.export)
}

// Delete erases the account.
func (a *Account) Delete(in DeleteAccountInput) (SessionView, error) {
	return call(a.room, "Account.Delete", in, visit.deleteAccount)
}

func (v visit) securityActivity(context.Context, SecurityActivityInput) (SecurityActivityView, error) {
	return SecurityActivityView{}, fault.New(fault.MethodUnknown)
}

func (v visit) seenNotices(context.Context, SeenInput) (SecurityActivityView, error) {
	return SecurityActivityView{}, fault.New(fault.MethodUnknown)
}

func (v visit) export(context.Context, Nothing) (ExportView, error) {
	return ExportView{}, fault.New(fault.MethodUnknown)
}

func (v visit) deleteAccount(context.Context, DeleteAccountInput) (SessionView, error) {
	return SessionView{}, fault.New(fault.MethodUnknown)
}
