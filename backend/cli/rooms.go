package cli

import (
	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/workspace"
)

// The workspaces of the demo's organization. The first one was there from the
// beginning, under another name.
const (
	atelier   = "Atelier"
	shop      = "Shop assistant"
	catalogue = "Catalogue"
	launch    = "Launch 2026"
	nightLab  = "Night lab"
)

// rooms are how the organization came to its workspaces, and who came into them.
func rooms() []milestone {
	const admin, developer, member, viewer = access.WorkspaceAdmin, access.WorkspaceDeveloper, access.WorkspaceMember, access.WorkspaceViewer
	return []milestone{
		{13, "", (*story).nameAtelier},
		{16, "", room(shop)},
		{16, "", enter(shop, developer, "layla.haddad")},
		{18, "", enter(atelier, member, "elodie.lefevre", "beatriz.goncalves", "soren.kjaergaard")},
		{23, "tomasz.wisniewski", room(catalogue)},
		{23, "tomasz.wisniewski", enter(catalogue, admin, "beatriz.goncalves")},
		{23, "tomasz.wisniewski", enter(catalogue, developer, "elodie.lefevre")},
		{29, "", room(launch)},
		{29, "", enter(launch, developer, "soren.kjaergaard", "huong.nguyen")},
		{31, "beatriz.goncalves", enter(catalogue, member, "mariajose.nunez", "chiara.dagostino")},
		{34, "", enter(atelier, member, "chiara.dagostino", "huong.nguyen", "mariajose.nunez")},
		{34, "", enter(atelier, viewer, "juergen.grossmann")},
		{36, "", room(nightLab)},
		{36, "", enter(nightLab, admin, "alexandros.papadopoulos")},
		{37, "alexandros.papadopoulos", enter(nightLab, developer, "lukasz.zolkiewski")},
		{48, "", rank(shop, admin, "zoe.vandenberg")}, // she runs the shop
		{56, "", (*story).closeLaunch},                // the fair is over
		{64, "", enter(atelier, viewer, "mc.hohenstein")},
		{66, "zoe.vandenberg", enter(shop, viewer, "chiara.dagostino")},
		{72, "alexandros.papadopoulos", rank(nightLab, developer, "huong.nguyen")},
	}
}

func (s *story) nameAtelier() error {
	all, err := s.Workspaces.List(s.ctx, s.by.Account, s.main, false)
	if err != nil {
		return err
	}
	s.rooms = map[string]ident.Workspace{atelier: all[0].Workspace.ID}
	_, err = s.Workspaces.Rename(s.ctx, s.by, s.main, all[0].Workspace.ID, "", atelier)
	return err
}

// room makes a workspace.
func room(name string) func(*story) error {
	return func(s *story) error {
		made, err := s.Workspaces.Create(s.ctx, s.by, s.main, name)
		s.rooms[name] = made.Workspace.ID
		return err
	}
}

// enter gives colleagues a role in a workspace.
func enter(name string, role access.WorkspaceRole, addresses ...string) func(*story) error {
	return func(s *story) error {
		members, err := s.members(addresses)
		if err == nil {
			_, err = s.Workspaces.AddMembers(s.ctx, s.by, s.main, s.rooms[name], members, role)
		}
		return err
	}
}

// rank gives them another one, or their first.
func rank(name string, role access.WorkspaceRole, addresses ...string) func(*story) error {
	return func(s *story) error {
		members, err := s.members(addresses)
		if err != nil {
			return err
		}
		if n, err := s.Workspaces.AddMembers(s.ctx, s.by, s.main, s.rooms[name], members, role); err != nil || n > 0 {
			return err
		}
		_, err = s.Workspaces.SetRole(s.ctx, s.by, s.main, s.rooms[name], members, role)
		return err
	}
}

func (s *story) members(addresses []string) (all []ident.Member, err error) {
	for _, address := range addresses {
		one, err := s.member(address)
		if err != nil {
			return nil, err
		}
		all = append(all, one...)
	}
	return all, nil
}

// closeLaunch archives a workspace, and the keys in it die.
func (s *story) closeLaunch() error {
	_, err := s.Workspaces.Archive(s.ctx, s.by, s.main, s.rooms[launch], launch)
	for name, k := range s.keys {
		if k.workspace == s.rooms[launch] {
			delete(s.keys, name)
		}
	}
	return err
}

// placed is where an invitation of somebody leads, beside the organization.
func (s *story) placed(c *colleague) []workspace.Placement {
	if s.rooms[c.room] == "" {
		return nil
	}
	return []workspace.Placement{{Workspace: s.rooms[c.room], Role: c.as}}
}
