package workspace

import (
	"context"
	"slices"
	"strings"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// Placement is a role in a workspace.
type Placement struct {
	Workspace ident.Workspace
	Role      access.WorkspaceRole
	Name      string // of the workspace, where it was looked up
}

// String is how it stands in a payload: "wsp_…:role".
func (p Placement) String() string { return string(p.Workspace) + ":" + string(p.Role) }

// ParsePlacement reads what String wrote.
func ParsePlacement(text string) (Placement, bool) {
	id, role, _ := strings.Cut(text, ":")
	w, err := ident.Parse[ident.Workspace](id)
	return Placement{Workspace: w, Role: access.WorkspaceRole(role)}, err == nil && access.KnownInWorkspace(access.WorkspaceRole(role))
}

// Placements are several as they stand in a payload: sorted, each workspace once.
func Placements(list []Placement) []string {
	texts := make([]string, 0, len(list))
	for _, p := range list {
		texts = append(texts, p.String())
	}
	slices.Sort(texts)
	return texts
}

// ParsePlacements reads what Placements wrote. The second result is false for
// anything else.
func ParsePlacements(texts []string) ([]Placement, bool) {
	list := make([]Placement, 0, len(texts))
	for i, text := range texts {
		p, ok := ParsePlacement(text)
		if !ok || i > 0 && p.Workspace <= list[i-1].Workspace {
			return nil, false
		}
		list = append(list, p)
	}
	return list, true
}

// CheckPlacements wants workspaces of the organization that can be used. It returns
// fault.InputInvalid of the field "workspaces" for others.
func CheckPlacements(ctx context.Context, q sqlite.Queryer, at ledger.Stamp, list []Placement) error {
	for _, p := range list {
		_, err := Usable(ctx, q, at.Organization(), p.Workspace)
		if fault.Is(err, fault.NotFound) || fault.Is(err, fault.WorkspaceArchived) {
			return fault.Invalid(fault.On("workspaces", fault.NotOffered))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Place gives a new member their roles, for the Apply of the Change by which they
// join. It leaves out workspaces that were archived since.
func Place(ctx context.Context, tx *sqlite.Tx, at ledger.Stamp, m ident.Member, list []Placement) error {
	for _, p := range list {
		_, err := Usable(ctx, tx, at.Organization(), p.Workspace)
		if fault.Is(err, fault.WorkspaceArchived) {
			continue
		}
		if err == nil {
			err = add(ctx, tx, at, p.Workspace, m, p.Role)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
