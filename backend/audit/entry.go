package audit

import (
	"strings"
	"time"

	"intendant/backend/ledger"
	"intendant/backend/name"
)

// Entry is an entry of a ledger as people read it.
type Entry struct {
	Seq           int64
	Time          time.Time
	Kind          string // its sentence stands in the catalogue under "activity.<kind>"
	Door          ledger.Door
	Actor         Actor
	Target        Target
	Workspace     Target            // where it happened; empty outside of a workspace
	Before, After map[string]string // or, in After, what told names
}

// The kinds of Actor.
const (
	Member  = "member"  // of the organization
	Account = "account" // of the installation, in its own ledger
	System  = "system"  // the program itself
	Nobody  = "nobody"  // somebody who was not signed in
	Erased  = "erased"  // somebody whose name is gone
	// Operator is the owner of the installation in an organization's ledger, where
	// they are no member: they say whether a payment came.
	Operator = "operator"
)

// Actor is who did it.
type Actor struct {
	Kind     string
	ID       string
	Name     string // empty unless Kind is Member or Account
	Initials string
}

// Target is what it was done to.
type Target struct {
	Type string
	ID   string
	Name string // empty where it has none, or no longer
}

// person is a name as the tables have it now.
type person struct{ first, last string }

func (p person) name() string { return name.Full(p.first, p.last) }

// entry is a leaf with the names that were looked up for its page.
func entry(leaf *ledger.Leaf, names names) Entry {
	e := Entry{
		Seq: leaf.Seq, Time: leaf.At().Time, Kind: leaf.Kind, Door: leaf.Actor.Door,
		Actor:  actor(leaf.Actor, names),
		Target: Target{Type: leaf.Target.Type, ID: leaf.Target.ID, Name: names.target(leaf.Target.ID)},
		Before: leaf.Before, After: leaf.After,
	}
	if values := toldBy(leaf).values(names); values != nil {
		e.After = values
	}
	if id := string(leaf.Workspace); id != "" {
		e.Workspace = Target{Type: "workspace", ID: id, Name: names.target(id)}
	}
	return e
}

func actor(a ledger.LeafActor, names names) Actor {
	kind, id := Member, string(a.Member)
	if a.Account != "" {
		kind, id = Account, string(a.Account)
	}
	switch p, known := names.people[id]; {
	case a.Door == ledger.DoorSystem:
		return Actor{Kind: System}
	case id == "" && strings.HasPrefix(names.owner, "org_"):
		return Actor{Kind: Operator}
	case id == "":
		return Actor{Kind: Nobody}
	case !known || p.name() == "":
		return Actor{Kind: Erased, ID: id}
	default:
		return Actor{Kind: kind, ID: id, Name: p.name(), Initials: name.Initials(p.first, p.last)}
	}
}
