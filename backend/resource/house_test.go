package resource_test

import (
	"context"
	"slices"
	"testing"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/resource"
	"intendant/backend/seal"
	"intendant/backend/sqlite"
	"intendant/backend/testhouse"
)

// key is one that a provider would give.
const key = "sk-Kx7vQp2LmZr9TnWc4YbHd8EfGj3A-Zq5u"

// house is a house with an organization that has two workspaces.
type house struct {
	*testhouse.House

	resources *resource.Resources
	ada       ledger.Actor // Admin
	id        ident.Organization
	first     ident.Workspace
	second    ident.Workspace
}

func open(t *testing.T) *house {
	t.Helper()
	h := &house{House: testhouse.Open(t, slices.Concat(resource.Kinds, placeKinds, testhouse.BrokenKinds)...)}
	vault, _, err := seal.OpenVault(t.TempDir(), seal.VaultOptions{Keyring: seal.NoKeyring, WorkFactor: 1})
	if err == nil {
		err = vault.Protect(testhouse.Password)
	}
	if err != nil {
		t.Fatal(err)
	}
	h.resources = resource.New(resource.Deps{
		DB: h.DB, Ledger: h.Ledger, IDs: h.IDs, Keys: organization.Keys{DB: h.DB, Vault: vault},
	})
	h.ada = h.SignUp(t, "ada")
	h.LetIn(t, h.ada)
	h.id = h.Create(t, h.ada, "Nordlicht").ID
	h.first, h.second = h.place(t, "Research"), h.place(t, "Support")
	return h
}

// placed is a workspace or a member's role in one: what package workspace will do.
type placed struct {
	Archived  bool            `json:"archived"`
	Member    ident.Member    `json:"member"`
	Name      string          `json:"name"`
	Role      string          `json:"role"`
	Workspace ident.Workspace `json:"workspace"`
}

var placeKinds = []ledger.Kind{ledger.KindOf[placed]("test.placed", ledger.Organization, access.Anyone, "test")}

func (*placed) Check(context.Context, *sqlite.Tx, ledger.Actor, ledger.Stamp) error { return nil }

func (c *placed) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	var err error
	switch {
	case c.Archived:
		_, err = tx.ExecContext(ctx, `UPDATE workspace SET archived = 1 WHERE organization = ? AND id = ?`, at.Ledger, c.Workspace)
	case c.Member != "":
		_, err = tx.ExecContext(ctx, `INSERT OR REPLACE INTO workspace_member (organization, workspace, member, role, added) VALUES (?, ?, ?, ?, 1)`,
			at.Ledger, c.Workspace, c.Member, c.Role)
	default:
		_, err = tx.ExecContext(ctx, `INSERT INTO workspace (organization, id, name, folded, standard, created) VALUES (?, ?, ?, ?, 0, 1)`,
			at.Ledger, c.Workspace, c.Name, c.Name)
	}
	return err
}

func (h *house) place(t *testing.T, name string) ident.Workspace {
	t.Helper()
	w := ident.New[ident.Workspace](h.IDs)
	h.do(t, &placed{Workspace: w, Name: name})
	return w
}

// do commits Changes as the Admin.
func (h *house) do(t *testing.T, changes ...ledger.Change) {
	t.Helper()
	if err := h.try(t, changes...); err != nil {
		t.Fatal(err)
	}
}

func (h *house) try(t *testing.T, changes ...ledger.Change) error {
	t.Helper()
	_, err := h.Ledger.Commit(t.Context(), ledger.Drafts(string(h.id), h.Membership(t, h.ada, h.id).Actor(h.ada), changes)...)
	return err
}

// join lets somebody in, with a role in the first workspace or none.
func (h *house) join(t *testing.T, name string, role access.WorkspaceRole, roles ...access.Role) ledger.Actor {
	t.Helper()
	who := h.SignUp(t, name)
	m := h.Join(t, h.ada, who, h.id, roles...)
	if role != "" {
		h.do(t, &placed{Workspace: h.first, Member: m, Role: string(role)})
	}
	return who
}

func (h *house) must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// connect makes a connection and returns its ID.
func (h *house) connect(t *testing.T, name, url, key string) ident.Connection {
	t.Helper()
	h.must(t, h.resources.SetConnection(t.Context(), h.ada, h.id, resource.ConnectionInput{Name: name, BaseURL: url, Key: key}))
	for _, c := range h.connections(t) {
		if c.Name == name {
			return c.ID
		}
	}
	t.Fatalf("no connection %q", name)
	return ""
}

func (h *house) connections(t *testing.T) []resource.Connected {
	t.Helper()
	list, err := h.resources.Connections(t.Context(), h.ada.Account, h.id)
	h.must(t, err)
	return list
}

// stock makes a connection with models: small and large chat, vectors embedding.
func (h *house) stock(t *testing.T) ident.Connection {
	t.Helper()
	c := h.connect(t, "Mistral", "https://api.example.com/v1", key)
	h.must(t, h.resources.SetModels(t.Context(), h.ada, h.id, []resource.ModelInput{
		{Model: resource.Model{Name: "small", Connection: c, Kind: resource.Chat, MaxOutput: 4096}, Input: "0.1", Output: "0.3"},
		{Model: resource.Model{Name: "large", Connection: c, Kind: resource.Chat}, Input: "2", Output: "6", Cached: "0.5"},
		{Model: resource.Model{Name: "vectors", Connection: c, Kind: resource.Embedding}, Input: "0.02"},
	}))
	return c
}

func (h *house) models(t *testing.T) resource.Offers {
	t.Helper()
	o, err := h.resources.Models(t.Context(), h.ada.Account, h.id)
	h.must(t, err)
	return o
}

func (h *house) model(t *testing.T, name string) resource.Offer {
	t.Helper()
	for _, m := range h.models(t).Models {
		if m.Name == name {
			return m
		}
	}
	t.Fatalf("no model %q", name)
	return resource.Offer{}
}

func (h *house) shelf(t *testing.T) *resource.Shelf {
	t.Helper()
	s, err := resource.Read(t.Context(), h.DB.Read(), h.id)
	h.must(t, err)
	return s
}

// invalid makes sure that something is refused because of one field.
func (h *house) invalid(t *testing.T, name string, code fault.FieldCode, do func() error) {
	t.Helper()
	var err error
	h.Refused(t, fault.InputInvalid, func() error {
		err = do()
		return err
	})
	if fields := fault.From(err).Fields; len(fields) != 1 || fields[0].Name != name || fields[0].Code != code {
		t.Errorf("got %+v, want %s: %s", fields, name, code)
	}
}
