package installation

import (
	"context"

	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// Passwords asks a person who is signed in for their password again, if they
// have one. Package account does it.
type Passwords interface {
	ConfirmAgain(ctx context.Context, by ledger.Actor, typed string) error
}

// Settings is where the owner changes the installation.
type Settings struct {
	db        *sqlite.DB
	ledger    *ledger.Ledger
	passwords Passwords
}

// NewSettings makes Settings.
func NewSettings(db *sqlite.DB, l *ledger.Ledger, p Passwords) *Settings {
	return &Settings{db: db, ledger: l, passwords: p}
}

// commit makes a Change of the owner's.
func (s *Settings) commit(ctx context.Context, by ledger.Actor, c ledger.Change) (Installation, error) {
	i, err := ReadAs(ctx, s.db.Read(), by.Account)
	if err != nil {
		return Installation{}, err
	}
	if _, err := s.ledger.Commit(ctx, ledger.Draft{Ledger: i.Ledger(), By: by, Change: c}); err != nil {
		return Installation{}, err
	}
	return Read(ctx, s.db.Read())
}
