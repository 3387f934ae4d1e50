package ledger

import (
	"errors"
	"fmt"
	"reflect"
	"sort"
	"strings"

	"intendant/backend/access"
)

// Those of package access, which owns the matrix.
type (
	// Permissions are what somebody may do.
	Permissions = access.Set
	// Permission is one thing that somebody may do.
	Permission = access.Permission
	// Feature is what a plan may include.
	Feature = access.Feature
)

// Scope is the sort of ledger that a kind belongs to.
type Scope string

// The scopes.
const (
	Installation Scope = "installation"
	Organization Scope = "organization"
	Anywhere     Scope = "anywhere" // in ledgers of both scopes
)

// Kind is one sort of Change: at once a line of the permission matrix, of the
// catalogue of audit events and of the sync protocol.
type Kind struct {
	Name       string // organization.renamed; never renamed, never reused
	Version    int    // of the payload; older ones stay decodable
	Scope      Scope
	Permission Permission
	Feature    Feature // of the plan; empty: every plan
	Concept    string  // the package whose views change
	Founding   bool    // may found its ledger, where nobody has a permission yet
	New        func() Change
}

// KindOf is the first version of a kind whose Change is the type C.
func KindOf[C any, P interface {
	*C
	Change
}](name string, scope Scope, permission Permission, concept string) Kind {
	return Kind{
		Name: name, Version: 1, Scope: scope, Permission: permission, Concept: concept,
		New: func() Change { return P(new(C)) },
	}
}

// AtVersion is the kind with another version of its payload.
func (k Kind) AtVersion(version int) Kind {
	k.Version = version
	return k
}

// Gated is the kind where it needs a feature of the plan.
func (k Kind) Gated(f Feature) Kind {
	k.Feature = f
	return k
}

// Founds is the kind where it may stand in the batch that makes its ledger.
func (k Kind) Founds() Kind {
	k.Founding = true
	return k
}

// Kinds are all sorts of Changes, by name and by Go type.
type Kinds struct {
	byName map[string]Kind
	byType map[reflect.Type]Kind
}

// NewKinds joins the lists of the concept packages. It returns an error that
// says what to mend where two kinds share a name or a type, or where a payload
// would not be canonical.
func NewKinds(lists ...[]Kind) (*Kinds, error) {
	k := &Kinds{byName: map[string]Kind{}, byType: map[reflect.Type]Kind{}}
	for _, list := range append(lists, enrolment) {
		for _, kind := range list {
			if err := k.add(kind); err != nil {
				return nil, fmt.Errorf("kind %q: %w", kind.Name, err)
			}
		}
	}
	return k, nil
}

func (k *Kinds) add(kind Kind) error {
	t := reflect.TypeOf(kind.New())
	switch {
	case t.Kind() != reflect.Pointer || t.Elem().Kind() != reflect.Struct:
		return fmt.Errorf("New must return a pointer to a struct, not %s", t)
	case kind.Version < 1 || kind.Permission == "" || kind.Concept == "":
		return errors.New("version, permission and concept must be set")
	case kind.Scope != Installation && kind.Scope != Organization && kind.Scope != Anywhere:
		return errors.New("scope must be Installation, Organization or Anywhere")
	}
	if _, taken := k.byName[kind.Name]; taken {
		return errors.New("the name is taken")
	}
	if other, taken := k.byType[t]; taken {
		return fmt.Errorf("%s is already the kind %q", t, other.Name)
	}
	if err := sortedFields(t.Elem()); err != nil {
		return err
	}
	k.byName[kind.Name], k.byType[t] = kind, kind
	return nil
}

// sortedFields makes sure that encoding/json writes the payload in canonical
// order by itself, which keeps the hot path free of sorting.
func sortedFields(t reflect.Type) error {
	last := ""
	for field := range t.Fields() {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		switch {
		case name == "-" || !field.IsExported():
			continue
		case name == "":
			return fmt.Errorf("%s.%s needs a json tag", t, field.Name)
		case name <= last:
			return fmt.Errorf("%s: declare %q before %q: payload fields stand in alphabetical order", t, name, last)
		}
		last = name
		if err := canonicalType(field.Type); err != nil {
			return fmt.Errorf("%s.%s: %w", t, field.Name, err)
		}
	}
	return nil
}

func canonicalType(t reflect.Type) error {
	switch t.Kind() { //nolint:exhaustive // the rest is what must not be in a payload
	case reflect.String, reflect.Bool, reflect.Int, reflect.Int64:
		return nil
	case reflect.Slice:
		return canonicalType(t.Elem())
	case reflect.Uint8: // []byte, written as base64
		return nil
	case reflect.Struct:
		return sortedFields(t)
	default:
		return fmt.Errorf("%s can't be in a payload: use strings, booleans, integers, slices and structs", t)
	}
}

func (k *Kinds) of(c Change) (Kind, error) {
	kind, ok := k.byType[reflect.TypeOf(c)]
	if !ok {
		return Kind{}, fmt.Errorf("ledger: %T is no registered kind of Change", c)
	}
	return kind, nil
}

// Named finds a kind by its name.
func (k *Kinds) Named(name string) (Kind, bool) {
	kind, ok := k.byName[name]
	return kind, ok
}

// All are the kinds in the order of their names.
func (k *Kinds) All() []Kind {
	all := make([]Kind, 0, len(k.byName))
	for _, kind := range k.byName {
		all = append(all, kind)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Name < all[j].Name })
	return all
}
