package ledger

import (
	"context"
	"time"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// A Change is one thing that can happen to an organization or an installation.
// Its exported fields are the payload of the entry: strings, booleans, whole
// numbers, and slices and structs of these, declared in the alphabetical order
// of their JSON names (NewKinds refuses others).
type Change interface {
	// Check holds the rules that need state. It returns a *fault.Error;
	// fault.ChangeNone where there is nothing to change.
	Check(ctx context.Context, tx *sqlite.Tx, by Actor, at Stamp) error
	// Apply writes the concept's tables. It depends on its arguments only: no
	// clock, no randomness, no other ledger's tables, so that a replay gives the
	// same rows. Personal data that was erased since is absent.
	Apply(ctx context.Context, tx *sqlite.Tx, by Actor, at Stamp) error
}

// Targeter is a Change that is about something other than its ledger's owner.
type Targeter interface {
	Target() Target
}

// Placed is a Change that happens in a workspace: whoever makes it must have the
// permission there, and the entry says where it was.
type Placed interface {
	Place() ident.Workspace
}

// Differ is a Change that replaces values: Diff tells the old and the new ones
// after Check, which may have kept what it read, and before Apply, in the same
// transaction. No personal data goes in here.
type Differ interface {
	Diff(ctx context.Context, tx *sqlite.Tx) (Diff, error)
}

// Personal is a Change that carries personal data. The Privates are fields that
// the payload leaves out (`json:"-"`), always the same number in the same order.
type Personal interface {
	Privates() []*Private
}

// Eraser is a Change after which personal data of earlier entries is gone: a
// person was erased, or a secret superseded. Commit removes the private parts;
// an absent part that no later entry erases is a finding of Verify.
type Eraser interface {
	Erases() []Erasure
}

// Erasure names private parts of earlier entries; an empty Class means all of
// the subject's. The zero Erasure names none: it has the file scrubbed of what
// Apply removes of the concept's own.
type Erasure struct {
	Subject, Class string
}

// Target is what an entry is about.
type Target struct {
	ID   string `json:"id"`
	Type string `json:"type"`
}

// Diff is what a Change replaced, and by what.
type Diff struct {
	Before, After map[string]string
}

// Private is personal data about one person. It is stored beside the leaf, which
// holds only a commitment to it.
type Private struct {
	Subject string            // mem_… in an organization's ledger, acc_… in the installation's
	Class   string            // what is erased together: ClassProfile, ClassSecret
	Fields  map[string]string // nil after the erasure
}

// About reports whether the part will be found when its subject is erased: a Check
// makes sure of it.
func (p *Private) About(subject, class string) bool {
	return p.Subject == subject && p.Class == class && subject != ""
}

// OrNull is what is left of a private field for a column: NULL after an erasure.
func OrNull(fields map[string]string, key string) any {
	if value, ok := fields[key]; ok {
		return value
	}
	return nil
}

// The classes of private parts.
const (
	ClassProfile = "profile"
	ClassSecret  = "secret"
)

// Door is the way by which a person reached the program.
type Door string

// The doors.
const (
	DoorWindow  Door = "window"
	DoorBrowser Door = "browser"
	DoorToken   Door = "token"
	DoorCLI     Door = "cli"
	DoorSystem  Door = "system"
)

// Actor is who changes something. In an organization's ledger a person is a
// member, in the installation's an account; the program itself is neither and
// comes by DoorSystem, with a due-key where the thing must happen only once.
type Actor struct {
	Account ident.Account
	Member  ident.Member
	Device  ident.Device // set by Commit
	Door    Door
	Due     string
	// Client is what the person uses, such as "Firefox, Linux". An entry tells of
	// it only where its Change does.
	Client string
}

// Self returns fault.PermissionDenied unless the account is the actor's own.
func (a Actor) Self(account ident.Account) error {
	if account == "" || a.Account != account {
		return fault.New(fault.PermissionDenied)
	}
	return nil
}

// System is the program itself; due names what was due, or is empty where
// repeating does no harm.
func System(due string) Actor { return Actor{Door: DoorSystem, Due: due} }

// Stamp is when and where an entry stands.
type Stamp struct {
	Ledger    string // org_… or ins_…
	Seq       int64
	Time      time.Time // UTC, whole milliseconds
	Operation ident.Operation
}

// Organization is the ledger's owner, in an organization's ledger.
func (s Stamp) Organization() ident.Organization { return ident.Organization(s.Ledger) }

// Draft is a Change on its way into a ledger.
type Draft struct {
	Ledger string
	By     Actor
	Change Change
}

// Drafts are several Changes of one actor on their way into one ledger.
func Drafts[C Change](owner string, by Actor, changes []C) []Draft {
	drafts := make([]Draft, 0, len(changes))
	for _, c := range changes {
		drafts = append(drafts, Draft{Ledger: owner, By: by, Change: c})
	}
	return drafts
}

// place is the workspace in which a Change happens, empty for those outside.
func place(c Change) ident.Workspace {
	if placed, is := c.(Placed); is {
		return placed.Place()
	}
	return ""
}

// Receipt says where a committed Change stands.
type Receipt struct {
	Ledger string
	Seq    int64
	Time   time.Time
}

// Authority answers what an actor may do. Organization and installation
// implement it; the core wires it.
type Authority interface {
	// Permissions are what the actor may do now in the ledger, or in a workspace of
	// it. It returns fault.NotFound for a workspace of another ledger.
	Permissions(ctx context.Context, q sqlite.Queryer, ledger string, in ident.Workspace, by Actor) (Permissions, error)
	// Includes reports whether the ledger's plan has the feature.
	Includes(ctx context.Context, q sqlite.Queryer, ledger string, f Feature) (bool, error)
}
