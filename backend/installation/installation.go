package installation

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// Installation is what is known of this data folder once it has an owner.
type Installation struct {
	ID         ident.Installation // also the name of its ledger
	Created    time.Time
	Owner      ident.Account
	SignUpOpen bool // anybody may make an account
}

// Founded reports whether there is an owner, and so a ledger.
func (i Installation) Founded() bool { return i.ID != "" }

// Ledger is the name of the installation's ledger.
func (i Installation) Ledger() string { return string(i.ID) }

// Read returns the installation; before the first account was made it is the
// zero value.
func Read(ctx context.Context, q sqlite.Queryer) (Installation, error) {
	var i Installation
	var created int64
	err := q.QueryRowContext(ctx, `SELECT id, created, owner, sign_up_open FROM installation`).
		Scan(&i.ID, &created, &i.Owner, &i.SignUpOpen)
	if errors.Is(err, sql.ErrNoRows) {
		return Installation{}, nil
	}
	if err != nil {
		return Installation{}, sqlite.Classify(err)
	}
	i.Created = time.UnixMilli(created).UTC()
	return i, nil
}

// ReadAs is Read for its owner only; anybody else gets fault.PermissionDenied.
func ReadAs(ctx context.Context, q sqlite.Queryer, account ident.Account) (Installation, error) {
	i, err := Read(ctx, q)
	if err == nil && (account == "" || i.Owner != account) {
		err = fault.New(fault.PermissionDenied, "permission", string(access.Owner))
	}
	if err != nil {
		return Installation{}, err
	}
	return i, nil
}

// Permissions are what an account may do in the installation's ledger, for the
// ledger's Authority.
func Permissions(ctx context.Context, q sqlite.Queryer, account ident.Account) (access.Set, error) {
	set := access.Set{access.Anyone: true}
	exists, err := accountExists(ctx, q, account)
	if err != nil || !exists {
		return set, err
	}
	set[access.SignedIn] = true
	i, err := Read(ctx, q)
	set[access.Owner] = i.Owner == account
	return set, err
}

func accountExists(ctx context.Context, q sqlite.Queryer, account ident.Account) (bool, error) {
	var exists bool
	err := q.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM account WHERE id = ?)`, account).Scan(&exists)
	return exists, sqlite.Classify(err)
}

// Kinds are the Changes of an installation.
var Kinds = []ledger.Kind{
	ledger.KindOf[Created]("installation.created", ledger.Installation, access.Anyone, "installation").Founds(),
	ledger.KindOf[OwnerChanged]("installation.owner_changed", ledger.Installation, access.Owner, "installation"),
	ledger.KindOf[SignUpChanged]("installation.sign_up_changed", ledger.Installation, access.Owner, "installation"),
	ledger.KindOf[GatewaySet]("installation.gateway_set", ledger.Installation, access.Owner, "installation"),
}
