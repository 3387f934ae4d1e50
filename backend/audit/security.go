package audit

import (
	"context"
	"slices"
	"time"

	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// SecurityPage is how many entries a page of an account's security activity has;
// Unlimited is more than an account gathers in a lifetime.
const (
	SecurityPage = 100
	Unlimited    = 1 << 30
)

// Security is what happened to one account, in the installation's ledger.
type Security struct {
	Entries []Entry // a page, newest first
	More    bool    // there are older ones
	Notices []Notice
}

// Notice is an entry that a person should hear of without looking for it.
type Notice struct {
	Seq    int64
	Kind   string // one of Notices
	Time   time.Time
	Door   ledger.Door
	Device string // such as "Firefox, Linux", of a sign-in
}

// The kinds of Notice. Their sentences stand in the catalogue under
// "notice.<kind>".
const (
	NewDoor         = "new_door"   // the first sign-in this way
	NewDevice       = "new_device" // the first sign-in from there
	PasswordChanged = "password_changed"
	EmailChanged    = "email_changed"
	MFAOff          = "mfa_off"
	IdentityLinked  = "identity_linked"
	WrongProofs     = "wrong_proofs" // of somebody who is past the first step
)

// Notices are all of them, for the test that finds a sentence for each.
var Notices = []string{NewDoor, NewDevice, PasswordChanged, EmailChanged, MFAOff, IdentityLinked, WrongProofs}

// shown is how many notices are kept in sight; remembered is how many of an
// account's entries they are picked out of.
const (
	shown      = 20
	remembered = 1000
)

// noticed are the entries that are a Notice each time.
var noticed = map[string]string{
	"account.password_set":    PasswordChanged,
	"account.email_changed":   EmailChanged,
	"account.identity_linked": IdentityLinked,
	"mfa.disabled":            MFAOff,
	"mfa.reset":               MFAOff,
}

// ReadSecurity returns an account's security activity to the person it is about:
// at most limit entries from before a sequence (ledger.Newest for the first
// page), and the newest notices.
func ReadSecurity(ctx context.Context, db *sqlite.DB, account ident.Account, before int64, limit int) (Security, error) {
	var s Security
	err := db.ReadTx(ctx, func(q sqlite.Queryer) error {
		i, err := installation.Read(ctx, q)
		if err != nil {
			return err
		}
		recent, err := ledger.Mentioning(ctx, q, i.Ledger(), string(account), 0, ledger.Newest, remembered)
		if err != nil {
			return err
		}
		s.Notices = notices(recent)
		page, whole := older(recent, before, limit+1)
		if !whole {
			if page, err = ledger.Mentioning(ctx, q, i.Ledger(), string(account), 0, before, limit+1); err != nil {
				return err
			}
		}
		s.More = len(page) > limit
		s.Entries, err = entries(ctx, q, i.Ledger(), page[:min(len(page), limit)])
		return err
	})
	return s, err
}

// older is the page of at most limit entries from before a sequence, as far as it
// is among the newest: reading it would look through the ledger once more. It
// reports whether it is the whole page.
func older(newestFirst []*ledger.Leaf, before int64, limit int) ([]*ledger.Leaf, bool) {
	page := newestFirst
	for len(page) > 0 && page[0].Seq >= before {
		page = page[1:]
	}
	return page[:min(len(page), limit)], len(page) >= limit || len(newestFirst) < remembered
}

// notices picks them out of an account's entries. Where the oldest of all aren't
// among these, the older half only tells where the person has come from.
func notices(newestFirst []*ledger.Leaf) []Notice {
	var found []Notice
	var creation ident.Operation
	known, wrong := places{}, run(0)
	newer := len(newestFirst)
	if len(newestFirst) == remembered {
		newer /= 2
	}
	for n, leaf := range slices.Backward(newestFirst) {
		kind := noticed[leaf.Kind]
		switch leaf.Kind {
		case "account.created":
			creation = leaf.Operation
			known.add(leaf)
		case "account.signed_in":
			kind, wrong = known.add(leaf), 0
		case "account.sign_in_failed":
			kind = wrong.add()
		}
		if kind != "" && leaf.Operation != creation && n < newer {
			at := leaf.At()
			found = append(found, Notice{
				Seq: leaf.Seq, Kind: kind, Time: at.Time, Door: leaf.Actor.Door, Device: leaf.After["device"],
			})
		}
	}
	slices.Reverse(found)
	return found[:min(len(found), shown)]
}

// run is how many codes or passwords in a row were wrong of somebody who was past
// the first step, or in a session.
type run int

// add counts one more; the fifth is worth a notice.
func (r *run) add() (kind string) {
	const repeated = 5
	if *r++; *r == repeated {
		return WrongProofs
	}
	return ""
}

// places are where a person has come from: the doors, and the devices at each.
type places map[ledger.Door]map[string]bool

// add notes where an entry came from and says what is new about it. The first
// device at a door is no news beside the door itself.
func (p places) add(leaf *ledger.Leaf) (kind string) {
	devices, device := p[leaf.Actor.Door], leaf.After["device"]
	switch {
	case devices == nil:
		kind, devices = NewDoor, map[string]bool{}
		p[leaf.Actor.Door] = devices
	case device != "" && len(devices) > 0 && !devices[device]:
		kind = NewDevice
	}
	if device != "" {
		devices[device] = true
	}
	return kind
}
