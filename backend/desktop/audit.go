package desktop

import (
	"cmp"
	"context"
	"encoding/base64"
	"time"

	"intendant/backend/audit"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/plan"
)

// Activity shows the newest entries of an organization.
func (a *Audit) Activity(in ActivityInput) (ActivityView, error) {
	return call(a.room, "Audit.Activity", in, visit.activity)
}

func (v visit) activity(ctx context.Context, in ActivityInput) (ActivityView, error) {
	page, err := audit.ReadActivity(ctx, v.DB, v.session.Account, ident.Organization(in.Organization))
	if err != nil {
		return ActivityView{}, err
	}
	view := ActivityView{Total: page.Total}
	if view.Entries, err = v.entryViews(ctx, page.Entries); err != nil {
		return view, err
	}
	head, key, err := ledger.NewestHead(ctx, v.DB.Read(), in.Organization)
	if err != nil || head.Size == 0 {
		return view, err
	}
	view.Checkpoint = CheckpointView{
		Size: head.Size, Root: base64.StdEncoding.EncodeToString(head.Root[:]),
		Device: string(head.Device), Fingerprint: ledger.Fingerprint(key),
	}
	view.Checkpoint.Time = timeOf(view.Entries, head.Size-1)
	return view, nil
}

// timeOf is when the entry was made that a head was signed for: the newest one
// or, when the page was read a moment before the head, none of these.
func timeOf(entries []EntryView, seq int64) string {
	for _, e := range entries {
		if e.Seq == seq {
			return e.Time
		}
	}
	return ""
}

// entryViews are entries of an organization. What a subscription is of is called as
// the catalogue calls it.
func (v visit) entryViews(ctx context.Context, entries []audit.Entry) ([]EntryView, error) {
	families, err := plan.FamilyNames(ctx, v.DB.Read(), v.language())
	views := make([]EntryView, 0, len(entries))
	for _, e := range entries {
		if e.Target.Type == "subscription" {
			e.Target.Name = cmp.Or(families[e.Target.ID], e.Target.ID)
		}
		views = append(views, entryView(e))
	}
	return views, err
}

func entryView(e audit.Entry) EntryView {
	view := EntryView{
		Seq: e.Seq, Time: e.Time.Format(time.RFC3339Nano), Kind: e.Kind, Door: string(e.Door),
		Actor:     ActorView{Kind: e.Actor.Kind, ID: e.Actor.ID, Name: e.Actor.Name, Initials: e.Actor.Initials},
		Target:    TargetView{Type: e.Target.Type, ID: e.Target.ID, Name: e.Target.Name},
		Workspace: TargetView{Type: e.Workspace.Type, ID: e.Workspace.ID, Name: e.Workspace.Name},
		Before:    e.Before, After: e.After,
	}
	if view.Before == nil {
		view.Before = map[string]string{}
	}
	if view.After == nil {
		view.After = map[string]string{}
	}
	return view
}
