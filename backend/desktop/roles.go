package desktop

import (
	"context"
	"slices"

	"intendant/backend/access"
	"intendant/backend/core"
	"intendant/backend/ledger"
)

// Roles shows what each role allows.
func (o *Organization) Roles(in OrganizationInput) (RolesView, error) {
	return call(o.room, "Organization.Roles", in, visit.roles)
}

// roles says it by the tables that decide it: access.Matrix, the kinds of Changes
// and Methods.
func (v visit) roles(context.Context, OrganizationInput) (RolesView, error) {
	kinds, err := core.Kinds()
	if err != nil {
		return RolesView{}, err
	}
	view := RolesView{Roles: roleNames(access.Roles), WorkspaceRoles: []string{}, Permissions: []PermissionView{}}
	for _, role := range access.WorkspaceRoles {
		view.WorkspaceRoles = append(view.WorkspaceRoles, string(role))
	}
	for _, p := range permissions() {
		view.Permissions = append(view.Permissions, permissionView(p, kinds))
	}
	return view, nil
}

// permissions are all that a role gives, the widest role's first.
func permissions() []access.Permission {
	var all []access.Permission
	for _, role := range access.Roles {
		for _, p := range access.Matrix[role] {
			if !slices.Contains(all, p) {
				all = append(all, p)
			}
		}
	}
	return all
}

func permissionView(p access.Permission, kinds *ledger.Kinds) PermissionView {
	view := PermissionView{ID: string(p), Roles: []string{}, WorkspaceRoles: []string{}, Changes: []string{}, Methods: []string{}}
	for _, role := range access.Roles {
		if access.Of(role)[p] {
			view.Roles = append(view.Roles, string(role))
		}
	}
	for _, role := range access.WorkspaceRoles {
		if slices.Contains(access.WorkspaceMatrix[role], p) {
			view.WorkspaceRoles = append(view.WorkspaceRoles, string(role))
		}
	}
	features := map[access.Feature]bool{}
	for name, m := range Methods {
		if m.Permission == p {
			view.Methods = append(view.Methods, name)
			features[m.Feature] = true
		}
	}
	slices.Sort(view.Methods)
	for _, kind := range kinds.All() {
		if kind.Permission == p {
			view.Changes = append(view.Changes, kind.Name)
			features[kind.Feature] = true
		}
	}
	for feature := range features {
		if len(features) == 1 {
			view.Feature = string(feature)
		}
	}
	return view
}
