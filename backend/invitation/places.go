package invitation

import (
	"context"
	"slices"
	"strings"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/name"
	"intendant/backend/sqlite"
	"intendant/backend/workspace"
)

// MaxWorkspaces bounds in how many workspaces a person is put by an invitation.
const MaxWorkspaces = 50

// placed is where an invitation's terms put a person, sorted. The field says what
// is wrong with them.
func placed(list []workspace.Placement) (sorted []workspace.Placement, wrong fault.Field, ok bool) {
	sorted = slices.SortedFunc(slices.Values(list), func(a, b workspace.Placement) int {
		return strings.Compare(string(a.Workspace), string(b.Workspace))
	})
	if len(list) > MaxWorkspaces {
		return nil, fault.On("workspaces", fault.TooManyLines, "max", "50"), false
	}
	if _, ok := workspace.ParsePlacements(workspace.Placements(sorted)); !ok {
		return nil, fault.On("workspaces", fault.NotOffered), false
	}
	return sorted, fault.Field{}, true
}

// checkPlaced holds the workspaces of a Change against what there is.
func checkPlaced(ctx context.Context, tx *sqlite.Tx, at ledger.Stamp, texts []string) error {
	list, ok := workspace.ParsePlacements(texts)
	if !ok || len(list) > MaxWorkspaces {
		return fault.Invalid(fault.On("workspaces", fault.Malformed))
	}
	return workspace.CheckPlacements(ctx, tx, at, list)
}

// usable are the workspaces of an organization that can be used, by identifier and
// by folded name.
type usable struct {
	byID   map[ident.Workspace]string
	byName map[string]workspace.Placement
}

func usableIn(ctx context.Context, q sqlite.Queryer, id ident.Organization) (usable, error) {
	u := usable{byID: map[ident.Workspace]string{}, byName: map[string]workspace.Placement{}}
	all, err := workspace.Names(ctx, q, id)
	for w, called := range all {
		u.byID[w] = called
		u.byName[name.Folded(called)] = workspace.Placement{Workspace: w, Name: called}
	}
	return u, err
}

// named are those of a list that can still be used, with their names.
func (u usable) named(list []workspace.Placement) []workspace.Placement {
	left := make([]workspace.Placement, 0, len(list))
	for _, p := range list {
		if called, is := u.byID[p.Workspace]; is {
			p.Name = called
			left = append(left, p)
		}
	}
	return left
}

// read finds what somebody wrote for workspaces: names, each with a role behind a
// colon or as members. What is none keeps its text as the name. The second result
// is false then.
func (u usable) read(written []string) (list []workspace.Placement, ok bool) {
	ok = true
	for _, text := range written {
		p, is := u.one(text)
		if i := slices.IndexFunc(list, func(other workspace.Placement) bool { return is && other.Workspace == p.Workspace }); i >= 0 {
			list[i] = p
			continue
		}
		list, ok = append(list, p), ok && is
	}
	return list, ok && len(list) <= MaxWorkspaces
}

func (u usable) one(text string) (workspace.Placement, bool) {
	if p, is := u.byName[name.Folded(text)]; is {
		p.Role = access.WorkspaceMember
		return p, true
	}
	if i := strings.LastIndexAny(text, ":："); i >= 0 {
		role, known := workspaceRoleWords[fold(strings.TrimLeft(text[i:], ":："))]
		if p, is := u.byName[name.Folded(strings.TrimSpace(text[:i]))]; is && known {
			p.Role = role
			return p, true
		}
	}
	return workspace.Placement{Name: shown(text)}, false
}

// splitWorkspaces splits a cell at what stands in no spaces: names may have those.
func splitWorkspaces(text string) []string {
	var list []string
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(",;|\n،؛", r) }) {
		if part = join(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}
