package apikey

import (
	"context"
	"crypto/sha256"
	"slices"
	"strconv"
	"strings"
	"time"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/name"
	"intendant/backend/sqlite"
)

// Created makes a key. Of its text there is the hash only.
type Created struct {
	Expires   int64           `json:"expires"` // ms UTC; 0: never
	Hash      []byte          `json:"hash"`    // SHA-256 of the text
	Key       ident.Key       `json:"key"`
	Models    []ident.Model   `json:"models"` // sorted; none: all of the workspace
	Name      string          `json:"name"`
	Scope     []string        `json:"scope"` // in the order of Scopes; none: all
	Workspace ident.Workspace `json:"workspace"`
}

// NewKey is a key to be made.
type NewKey struct {
	Workspace ident.Workspace
	Name      string
	Expires   time.Time // zero: never
	Scope     []string  // of Scopes; empty: all of them
	Models    []ident.Model
}

// Create makes a key of one's own and returns it with its text, which nobody can
// read again. It returns fault.InputInvalid, naming "expires", where the
// organization wants keys to end sooner.
func (k *Keys) Create(ctx context.Context, by ledger.Actor, org ident.Organization, in NewKey) (Listed, string, error) {
	a, err := k.may(ctx, by.Account, org, in.Workspace, access.KeysMake)
	if err != nil {
		return Listed{}, "", err
	}
	clean, wrong, ok := name.Clean("name", in.Name)
	if !ok {
		return Listed{}, "", fault.Invalid(wrong)
	}
	scope, ok := sorted(in.Scope)
	if !ok {
		return Listed{}, "", fault.Invalid(fault.On("scope", fault.NotOffered))
	}
	c := &Created{
		Key: ident.New[ident.Key](k.IDs), Workspace: in.Workspace, Name: clean, Scope: scope, Expires: millis(in.Expires),
		Models: append([]ident.Model{}, slices.Compact(slices.Sorted(slices.Values(in.Models)))...),
	}
	text, err := write(c.Key, k.Entropy)
	if err != nil {
		return Listed{}, "", err
	}
	c.Hash = hashOf(text)
	if err := k.commit(ctx, by, a, c); err != nil {
		return Listed{}, "", err
	}
	one, err := k.one(ctx, a, c.Key)
	return one, text, err
}

func hashOf(text string) []byte {
	hash := Hash(text)
	return hash[:]
}

// Check wants a new key that is made by a person, in its canonical form, and no
// longer than the organization lets keys live.
func (c *Created) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, at ledger.Stamp) error {
	if by.Member == "" {
		return fault.New(fault.PermissionDenied)
	}
	if id, err := ident.Parse[ident.Key](string(c.Key)); err != nil || id == "" || len(c.Hash) != sha256.Size {
		return fault.New(fault.NotFound)
	}
	if err := checkName(c.Name); err != nil {
		return err
	}
	if known, err := exists(ctx, tx, `SELECT EXISTS (SELECT 1 FROM api_key WHERE id = ?)`, c.Key); err != nil || known {
		return orRepeated(err)
	}
	if err := c.checkReach(ctx, tx, at); err != nil {
		return err
	}
	return c.checkExpiry(ctx, tx, at)
}

// checkReach wants scopes that there are, and models of the organization.
func (c *Created) checkReach(ctx context.Context, tx *sqlite.Tx, at ledger.Stamp) error {
	if canonical, ok := sorted(c.Scope); !ok || !slices.Equal(canonical, c.Scope) {
		return fault.Invalid(fault.On("scope", fault.NotOffered))
	}
	for i, m := range c.Models {
		known, err := exists(ctx, tx, `SELECT EXISTS (SELECT 1 FROM model WHERE organization = ? AND id = ?)`, at.Ledger, m)
		if err != nil {
			return err
		}
		if !known || i > 0 && c.Models[i-1] >= m {
			return fault.Invalid(fault.On("models", fault.NotOffered))
		}
	}
	return nil
}

func (c *Created) checkExpiry(ctx context.Context, tx *sqlite.Tx, at ledger.Stamp) error {
	days, err := maxDays(ctx, tx, at.Organization())
	latest := at.Time.Add(time.Duration(days) * day).UnixMilli()
	switch {
	case err != nil:
		return err
	case c.Expires < 0 || c.Expires != 0 && c.Expires <= at.Time.UnixMilli():
		return fault.Invalid(fault.On("expires", fault.Past))
	case days > 0 && c.Expires == 0:
		return fault.Invalid(fault.On("expires", fault.ExpiryNeeded, "days", strconv.FormatInt(days, 10)))
	case days > 0 && c.Expires > latest:
		return fault.Invalid(fault.On("expires", fault.ExpiryTooLate, "days", strconv.FormatInt(days, 10)))
	}
	return nil
}

const day = 24 * time.Hour

func orRepeated(err error) error {
	if err == nil {
		err = fault.New(fault.ChangeRepeated)
	}
	return err
}

// checkName repeats what the makers of a Change made sure of: it may have come
// another way.
func checkName(s string) error {
	if wrong, ok := name.Cleaned("name", s); !ok {
		return fault.Invalid(wrong)
	}
	return nil
}

// Apply adds the key.
func (c *Created) Apply(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, at ledger.Stamp) error {
	models := make([]string, 0, len(c.Models))
	for _, m := range c.Models {
		models = append(models, string(m))
	}
	_, err := tx.ExecContext(ctx,
		`INSERT INTO api_key (organization, id, workspace, member, name, folded, created, expires, scope, models, hash)
		 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		at.Ledger, c.Key, c.Workspace, by.Member, c.Name, name.Folded(c.Name), at.Time.UnixMilli(), orNull(c.Expires),
		strings.Join(c.Scope, " "), strings.Join(models, " "), c.Hash)
	return err
}

// Place is the key's workspace.
func (c *Created) Place() ident.Workspace { return c.Workspace }

// Target is the key.
func (c *Created) Target() ledger.Target { return target(c.Key) }
