package resource

import (
	"context"
	"encoding/base64"
	"strings"
	"time"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/name"
	"intendant/backend/sqlite"
)

// Connected is a connection as people see it.
type Connected struct {
	ID      ident.Connection
	Name    string
	BaseURL string
	HasKey  bool
	Hint    string // the last characters of a long key, for those who manage connections
	Models  int    // how many lead there
	Created time.Time
}

// Connections returns those of an organization to a member, by name.
func (r *Resources) Connections(ctx context.Context, by ident.Account, id ident.Organization) (list []Connected, err error) {
	err = r.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		m, err := in(ctx, q, by, id, access.WorkspacesRead)
		if err != nil {
			return err
		}
		all, err := connections(ctx, q, id)
		if err != nil {
			return err
		}
		models, err := models(ctx, q, id, "")
		manages := m.Require(access.ResourcesManage) == nil
		for _, c := range all {
			list = append(list, c.connected(models, manages))
		}
		return err
	})
	return list, err
}

func (c stored) connected(models []Model, manages bool) Connected {
	is := Connected{ID: c.ID, Name: c.Name, BaseURL: c.BaseURL, HasKey: c.Sealed != nil, Created: c.created}
	if manages {
		is.Hint = c.hint
	}
	for _, m := range models {
		if m.Connection == c.ID {
			is.Models++
		}
	}
	return is
}

// ConnectionInput is a connection as it is entered.
type ConnectionInput struct {
	ID      ident.Connection // empty: a new one
	Name    string
	BaseURL string
	Key     string
	// KeepKey leaves the key as it is where none is entered: without it the
	// connection has none then.
	KeepKey bool
}

// complete puts what was entered into one form, and says what can't be.
func (i ConnectionInput) complete() (ConnectionInput, []fault.Field) {
	clean, field, ok := name.Clean("name", i.Name)
	var wrong []fault.Field
	if !ok {
		wrong = append(wrong, field)
	}
	i.Name = clean
	i, others := i.reach()
	return i, append(wrong, others...)
}

// reach is complete for what leads to the provider.
func (i ConnectionInput) reach() (ConnectionInput, []fault.Field) {
	var wrong []fault.Field
	clean, field, ok := baseURL(i.BaseURL)
	if !ok {
		wrong = append(wrong, field)
	}
	i.BaseURL, i.Key = clean, strings.TrimSpace(i.Key)
	if i.Key != "" && (len(i.Key) > maxKey || !keyForm.MatchString(i.Key)) {
		wrong = append(wrong, fault.On("key", fault.Malformed))
	}
	return i, wrong
}

// SetConnection adds a connection, or changes the one whose ID is given. Wrong
// fields are named all at once. A key that is kept goes to no other host.
func (r *Resources) SetConnection(ctx context.Context, by ledger.Actor, id ident.Organization, typed ConnectionInput) error {
	m, err := in(ctx, r.DB.Read(), by.Account, id, access.ResourcesManage)
	if err != nil {
		return err
	}
	is, wrong := typed.complete()
	if len(wrong) > 0 {
		return fault.Invalid(wrong...)
	}
	change, err := r.connectionSet(ctx, id, is)
	if err != nil {
		return err
	}
	return r.commit(ctx, by, m, change)
}

func (r *Resources) connectionSet(ctx context.Context, id ident.Organization, is ConnectionInput) (*ConnectionSet, error) {
	c := &ConnectionSet{Connection: is.ID, Name: is.Name, BaseURL: is.BaseURL, Key: keyNone, changes: is.ID != ""}
	var old stored
	if c.changes {
		var err error
		if old, err = connection(ctx, r.DB.Read(), id, is.ID); err != nil {
			return nil, err
		}
	} else {
		c.Connection = ident.New[ident.Connection](r.IDs)
	}
	fields := map[string]string{}
	switch {
	case is.Key != "":
		sealed, err := r.seal(ctx, id, c.Connection, is.Key)
		if err != nil {
			return nil, err
		}
		c.Key, fields["key"], fields["hint"] = keyNew, base64.StdEncoding.EncodeToString(sealed), hint(is.Key)
	case is.KeepKey && old.Sealed != nil:
		c.Key, fields["key"], fields["hint"] = keyKept, base64.StdEncoding.EncodeToString(old.Sealed), old.hint
	}
	c.Sealed = ledger.Private{Subject: string(c.Connection), Class: ledger.ClassSecret, Fields: fields}
	return c, nil
}

// hint is the end of a key that is long enough for nobody to guess the rest.
func hint(key string) string {
	const long, shown = 24, 4
	if len(key) < long {
		return ""
	}
	return key[len(key)-shown:]
}

// RemoveConnection removes a connection and its key, and the models with it, or
// nothing of it. Where others lead there it is fault.ConnectionInUse, which names
// them, and where agents need one of the models fault.ModelInUse.
func (r *Resources) RemoveConnection(
	ctx context.Context, by ledger.Actor, id ident.Organization, c ident.Connection, models ...ident.Model,
) error {
	m, err := in(ctx, r.DB.Read(), by.Account, id, access.ResourcesManage)
	if err != nil {
		return err
	}
	changes := []ledger.Change{&ConnectionRemoved{Connection: c}}
	if len(models) > 0 {
		changes = []ledger.Change{&ModelsRemoved{Models: models}, changes[0]}
	}
	return r.commit(ctx, by, m, changes...)
}
