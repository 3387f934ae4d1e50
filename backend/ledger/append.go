package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"intendant/backend/access"
	"intendant/backend/event"
	"intendant/backend/fault"
	"intendant/backend/ident"
)

// append takes the drafts of one Commit in their order.
func (b *batch) append(ctx context.Context, drafts []Draft) ([]Receipt, error) {
	operation := ident.New[ident.Operation](b.o.IDs)
	founded := map[string]bool{}
	receipts := make([]Receipt, 0, len(drafts))
	for _, d := range drafts {
		s, err := b.open(ctx, d, operation, founded)
		if err != nil {
			return nil, err
		}
		r, err := b.draft(ctx, s, d, operation, founded[d.Ledger])
		if err != nil {
			return nil, err
		}
		receipts = append(receipts, r)
	}
	return receipts, nil
}

// open finds the draft's ledger. One that does not exist is founded by a Change
// that may; its first entry enrols this device.
func (b *batch) open(ctx context.Context, d Draft, operation ident.Operation, founded map[string]bool) (*state, error) {
	kind, err := b.o.Kinds.of(d.Change)
	if err != nil {
		return nil, err
	}
	s, err := b.state(ctx, b.tx, d.Ledger)
	if errors.Is(err, sql.ErrNoRows) && kind.Founding {
		return b.foundBy(ctx, d, kind, operation, founded)
	}
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fault.New(fault.NotFound)
	}
	if err != nil {
		return nil, err
	}
	if kind.Scope != Anywhere && s.scope != kind.Scope {
		return nil, fmt.Errorf("ledger: %s belongs to a ledger of an %s, not to %s", kind.Name, kind.Scope, d.Ledger)
	}
	return s, nil
}

func (b *batch) foundBy(ctx context.Context, d Draft, kind Kind, operation ident.Operation, founded map[string]bool) (*state, error) {
	if !named(d.Ledger, kind.Scope) {
		return nil, fault.New(fault.NotFound)
	}
	b.wrote = true
	s, err := b.found(ctx, b.tx, d.Ledger, kind.Scope)
	if err != nil {
		return nil, err
	}
	b.touched[s], founded[d.Ledger] = true, true
	enrol := Draft{Ledger: d.Ledger, By: System(""), Change: &EnrolDevice{
		Device: b.o.Device.ID, PublicKey: b.o.Device.Public(), System: b.o.Device.System,
	}}
	_, err = b.draft(ctx, s, enrol, operation, true)
	return s, err
}

// named makes sure that a new ledger is called what its scope calls for: the name
// is also that of a file, and tells the authority whom to ask.
func named(owner string, scope Scope) bool {
	if scope == Organization {
		_, err := ident.Parse[ident.Organization](owner)
		return err == nil
	}
	_, err := ident.Parse[ident.Installation](owner)
	return err == nil
}

// draft is the write path: permission, plan, Check, append, Apply.
func (b *batch) draft(ctx context.Context, s *state, d Draft, operation ident.Operation, founding bool) (Receipt, error) {
	kind, err := b.o.Kinds.of(d.Change)
	if err != nil {
		return Receipt{}, err
	}
	if err := b.allowed(ctx, d, kind, founding); err != nil {
		return Receipt{}, err
	}
	d.By = b.seen(s.scope, d.By)
	at := Stamp{Ledger: s.owner, Seq: s.tree.size, Time: b.o.Clock.Now(), Operation: operation}
	if err := d.Change.Check(ctx, b.tx, d.By, at); err != nil {
		return Receipt{}, err
	}
	target, err := b.write(ctx, s, d, kind, at)
	if err != nil {
		return Receipt{}, err
	}
	if err := d.Change.Apply(ctx, b.tx, d.By, at); err != nil {
		return Receipt{}, err
	}
	b.events = append(b.events, event.Changed{
		Ledger: s.owner, Concept: kind.Concept, ID: target.ID, Seq: at.Seq, Workspace: string(place(d.Change)),
	})
	return Receipt{Ledger: s.owner, Seq: at.Seq, Time: at.Time}, nil
}

// allowed is the only place where a write's permission and plan are decided.
func (b *batch) allowed(ctx context.Context, d Draft, kind Kind, founding bool) error {
	if d.By.Door == DoorSystem {
		return b.dueOnce(ctx, d)
	}
	if kind.Permission == access.Anyone || founding && kind.Founding {
		return nil
	}
	granted, err := b.o.Authority.Permissions(ctx, b.tx, d.Ledger, place(d.Change), d.By)
	if err != nil {
		return err
	}
	if !granted[kind.Permission] {
		return fault.New(fault.PermissionDenied, "permission", string(kind.Permission))
	}
	if kind.Feature == access.None {
		return nil
	}
	included, err := b.o.Authority.Includes(ctx, b.tx, d.Ledger, kind.Feature)
	if err == nil && !included {
		err = fault.New(fault.PlanRequired, "feature", string(kind.Feature))
	}
	return err
}

func (b *batch) dueOnce(ctx context.Context, d Draft) error {
	if d.By.Due == "" {
		return nil
	}
	b.wrote = true
	res, err := b.tx.ExecContext(ctx, `INSERT INTO ledger_due (ledger, due) VALUES (?, ?) ON CONFLICT DO NOTHING`,
		b.ledgers[d.Ledger].id, d.By.Due)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n == 1 {
		return err
	}
	return fault.New(fault.ChangeRepeated)
}

// write appends the entry: leaf, private parts, tree.
func (b *batch) write(ctx context.Context, s *state, d Draft, kind Kind, at Stamp) (Target, error) {
	b.wrote = true
	leaf, parts, err := b.leaf(ctx, s.scope, d, kind, at)
	if err != nil {
		return Target{}, err
	}
	stored, entry := leaf.append(b.Ledger.leaf[:0]), entryID(s.id, at.Seq)
	b.Ledger.leaf = stored
	if _, err := b.tx.ExecContext(ctx, `INSERT INTO ledger_entry (id, leaf) VALUES (?, ?)`, entry, stored); err != nil {
		return Target{}, err
	}
	for i := range parts {
		if err := parts[i].store(ctx, b.tx, entry, i); err != nil {
			return Target{}, err
		}
	}
	if eraser, ok := d.Change.(Eraser); ok {
		for _, e := range eraser.Erases() {
			if err := b.removePrivates(ctx, e, s, at.Seq); err != nil {
				return Target{}, err
			}
		}
	}
	return leaf.Target, b.grow(ctx, s, stored)
}

func (b *batch) grow(ctx context.Context, s *state, stored []byte) error {
	b.touched[s] = true
	return s.tree.append(stored, func(n node) error { return storeNode(ctx, b.tx, s.id, n) })
}

func (b *batch) leaf(ctx context.Context, scope Scope, d Draft, kind Kind, at Stamp) (*Leaf, []sealedPrivate, error) {
	payload, err := payloadOf(d.Change)
	if err != nil {
		return nil, nil, err
	}
	leaf := &Leaf{
		Version: leafVersion, Kind: kind.Name, KindVersion: kind.Version, Payload: payload,
		Ledger: at.Ledger, Operation: at.Operation, Seq: at.Seq, Time: at.Time.UnixMilli(), Workspace: place(d.Change),
		Actor:  LeafActor{Account: d.By.Account, Device: d.By.Device, Door: d.By.Door, Due: d.By.Due, Member: d.By.Member},
		Target: Target{ID: at.Ledger, Type: string(scope)},
	}
	if t, ok := d.Change.(Targeter); ok {
		leaf.Target = t.Target()
	}
	if differ, ok := d.Change.(Differ); ok {
		diff, err := differ.Diff(ctx, b.tx)
		if err != nil {
			return nil, nil, err
		}
		leaf.Before, leaf.After = diff.Before, diff.After
	}
	parts, err := b.privates(d.Change, leaf)
	return leaf, parts, err
}

// seen is the actor as the entry will tell it, so that a Change is checked and
// applied by no other than a replay will see. Accounts stay out of organizations'
// ledgers: those are synced and exported, and which account a member is, is this
// installation's matter.
func (b *batch) seen(scope Scope, by Actor) Actor {
	by.Device = b.o.Device.ID
	if scope == Organization {
		by.Account = ""
	} else {
		by.Member = ""
	}
	return by
}

func (b *batch) privates(c Change, leaf *Leaf) ([]sealedPrivate, error) {
	personal, ok := c.(Personal)
	if !ok {
		return nil, nil
	}
	var parts []sealedPrivate
	for _, p := range personal.Privates() {
		part, err := commitTo(p, b.o.Entropy)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
		leaf.Private = append(leaf.Private, part.Commitment)
	}
	return parts, nil
}
