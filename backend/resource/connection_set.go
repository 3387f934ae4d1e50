package resource

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"strconv"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/name"
	"intendant/backend/sqlite"
)

// What becomes of a connection's key.
const (
	keyNone = "none" // there is none
	keyKept = "kept" // the one there was
	keyNew  = "new"
)

// ConnectionSet adds a connection, or changes all of one. Its key stands beside
// the entry, sealed, and goes when the next one is set.
type ConnectionSet struct {
	BaseURL    string           `json:"base_url"`
	Connection ident.Connection `json:"connection"`
	Key        string           `json:"key"` // "none", "kept" or "new"
	Name       string           `json:"name"`
	Sealed     ledger.Private   `json:"-"` // key in base64, and hint, where there is one

	changes bool    // one that there must be
	before  *stored // read by Check; nil: a new one
}

// Check wants a connection that can work, under a name of its own, and keeps a key
// from going to another host.
func (c *ConnectionSet) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	if !c.Sealed.About(string(c.Connection), ledger.ClassSecret) {
		return fault.New(fault.PermissionDenied)
	}
	if wrong := c.wrong(); len(wrong) > 0 {
		return fault.Invalid(wrong...)
	}
	old, err := connection(ctx, tx, at.Organization(), c.Connection)
	switch {
	case err == nil:
		c.before = &old
	case !fault.Is(err, fault.NotFound) || c.changes:
		return err
	}
	if err := c.checkKey(); err != nil {
		return err
	}
	if c.same() {
		return fault.New(fault.ChangeNone)
	}
	return c.checkOthers(ctx, tx, at.Organization())
}

func (c *ConnectionSet) wrong() []fault.Field {
	var wrong []fault.Field
	if field, ok := name.Cleaned("name", c.Name); !ok {
		wrong = append(wrong, field)
	}
	if clean, field, ok := baseURL(c.BaseURL); !ok {
		wrong = append(wrong, field)
	} else if clean != c.BaseURL {
		wrong = append(wrong, fault.On("baseURL", fault.NotAURL))
	}
	return wrong
}

func (c *ConnectionSet) checkKey() error {
	sealed, err := c.sealed()
	switch {
	case err != nil:
		return err
	case c.Key == keyKept:
		return c.checkKept(sealed)
	case c.Key == keyNone && sealed == nil, c.Key == keyNew && sealed != nil:
		return nil
	}
	return fault.Invalid(fault.On("key", fault.Required))
}

// checkKept also finds that the key was replaced since it was read to be kept.
func (c *ConnectionSet) checkKept(sealed []byte) error {
	switch {
	case c.before == nil || c.before.Sealed == nil:
		return fault.Invalid(fault.On("key", fault.Required))
	case !bytes.Equal(sealed, c.before.Sealed):
		return fault.New(fault.ChangeConflict)
	case !sameHost(c.before.BaseURL, c.BaseURL):
		return fault.Invalid(fault.On("key", fault.KeyElsewhere))
	}
	return nil
}

// same reports whether there is nothing to change.
func (c *ConnectionSet) same() bool {
	old := c.before
	return old != nil && old.Name == c.Name && old.BaseURL == c.BaseURL && (c.Key == keyKept || c.Key == keyNone && old.Sealed == nil)
}

func (c *ConnectionSet) checkOthers(ctx context.Context, q sqlite.Queryer, id ident.Organization) error {
	var others int
	var taken bool
	err := q.QueryRowContext(ctx,
		`SELECT COUNT(*), COALESCE(MAX(folded = ?3), 0) FROM connection WHERE organization = ?1 AND id <> ?2`,
		id, c.Connection, name.Folded(c.Name)).Scan(&others, &taken)
	switch {
	case err != nil:
		return err
	case taken:
		return fault.Invalid(fault.On("name", fault.Taken))
	case others >= MaxConnections:
		return fault.New(fault.ResourcesFull, "max", strconv.Itoa(MaxConnections))
	}
	return nil
}

// Diff is the name and the base URL.
func (c *ConnectionSet) Diff(context.Context, *sqlite.Tx) (ledger.Diff, error) {
	d := ledger.Diff{Before: map[string]string{}, After: map[string]string{"name": c.Name, "baseURL": c.BaseURL}}
	if c.before != nil {
		d.Before["name"], d.Before["baseURL"] = c.before.Name, c.before.BaseURL
	}
	return d, nil
}

// Apply writes the connection.
func (c *ConnectionSet) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	sealed, err := c.sealed()
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx,
		`INSERT INTO connection (organization, id, name, folded, base_url, created, sealed_key, hint)
		 VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		 ON CONFLICT (organization, id) DO UPDATE SET name = excluded.name, folded = excluded.folded,
		 base_url = excluded.base_url, sealed_key = excluded.sealed_key, hint = excluded.hint`,
		at.Ledger, c.Connection, c.Name, name.Folded(c.Name), c.BaseURL, at.Time.UnixMilli(),
		sealed, ledger.OrNull(c.Sealed.Fields, "hint"))
	return err
}

// sealed is the key as its column has it: nil where there is none, or none any
// more.
func (c *ConnectionSet) sealed() ([]byte, error) {
	text := c.Sealed.Fields["key"]
	if text == "" {
		return nil, nil
	}
	sealed, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return nil, fmt.Errorf("resource: sealed key: %w", err)
	}
	return sealed, nil
}

// Privates is the sealed key.
func (c *ConnectionSet) Privates() []*ledger.Private { return []*ledger.Private{&c.Sealed} }

// Erases the key that this one supersedes.
func (c *ConnectionSet) Erases() []ledger.Erasure { return superseded(c.Connection) }

// Target is the connection.
func (c *ConnectionSet) Target() ledger.Target { return connectionTarget(c.Connection) }

func superseded(id ident.Connection) []ledger.Erasure {
	return []ledger.Erasure{{Subject: string(id), Class: ledger.ClassSecret}}
}

func connectionTarget(id ident.Connection) ledger.Target {
	return ledger.Target{Type: "connection", ID: string(id)}
}
