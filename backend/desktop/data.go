package desktop

import (
	"context"
	"encoding/base64"
	"log/slog"
	"time"

	"intendant/backend/account"
	"intendant/backend/audit"
	"intendant/backend/ledger"
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

func (v visit) securityActivity(ctx context.Context, in SecurityActivityInput) (SecurityActivityView, error) {
	before := in.Before
	if before <= 0 {
		before = ledger.Newest
	}
	page, err := audit.ReadSecurity(ctx, v.DB, v.session.Account, before, audit.SecurityPage)
	if err != nil {
		return SecurityActivityView{}, err
	}
	seen, err := account.NoticesSeen(ctx, v.DB.Read(), v.session.Account)
	if err != nil {
		return SecurityActivityView{}, err
	}
	view := SecurityActivityView{
		More: page.More, Entries: make([]EntryView, 0, len(page.Entries)), Notices: make([]NoticeView, 0, len(page.Notices)),
	}
	for _, e := range page.Entries {
		view.Entries = append(view.Entries, entryView(e))
	}
	for _, n := range page.Notices {
		view.Notices = append(view.Notices, NoticeView{
			Seq: n.Seq, Kind: n.Kind, Time: n.Time.Format(time.RFC3339Nano), Door: string(n.Door), Device: n.Device, Seen: n.Seq <= seen,
		})
	}
	return view, nil
}

func (v visit) seenNotices(ctx context.Context, in SeenInput) (SecurityActivityView, error) {
	if err := v.Accounts.SeeNotices(ctx, v.by(), in.Seq); err != nil {
		return SecurityActivityView{}, err
	}
	return v.securityActivity(ctx, SecurityActivityInput{})
}

func (v visit) export(ctx context.Context, _ Nothing) (ExportView, error) {
	who, err := v.Accounts.Get(ctx, v.session.Account)
	if err != nil {
		return ExportView{}, err
	}
	now := v.core.Clock().Now()
	whole, err := v.People.Export(ctx, v.by(), now, v.core.Sessions().List(who.ID), func(key string, params map[string]string) string {
		return Text(who.Language, key, params)
	})
	return ExportView{
		Name:  "intendant-" + now.UTC().Format(time.DateOnly) + ".zip",
		Bytes: base64.StdEncoding.EncodeToString(whole),
	}, err
}

func (v visit) deleteAccount(ctx context.Context, in DeleteAccountInput) (SessionView, error) {
	if err := v.core.DeleteAccount(ctx, v.by(), in.Email); err != nil {
		return SessionView{}, err
	}
	v.core.Sessions().End(v.session.Account)
	if err := v.WindowKeep.Forget(v.session.Account); err != nil { // the account is gone all the same
		slog.Warn("a token of a deleted account stays", "error", err)
	}
	return SessionView{State: "none"}, nil
}
