package cli

import (
	"time"

	"intendant/backend/apikey"
	"intendant/backend/ident"
	"intendant/backend/resource"
)

// badge is an API key of the demo's organization. Nobody keeps its text.
type badge struct {
	id        ident.Key
	workspace ident.Workspace
	member    ident.Member // who made it
	made, end time.Time    // zero end: none
}

// badges are the keys that were made, and what became of them.
func badges() []milestone {
	return []milestone{
		{14, "", wants{name: "ines-laptop", room: atelier}.made},
		{18, "layla.haddad", wants{name: "helpdesk-prod", room: shop, scope: chatOnly}.made},
		{24, "elodie.lefevre", wants{name: "shop-translations", room: catalogue, days: 180, scope: chatOnly, models: []string{mistralLarge}}.made},
		{30, "soren.kjaergaard", wants{name: "launch-site", room: launch, days: 90}.made},
		{32, "beatriz.goncalves", wants{name: "import-2025", room: catalogue, days: 30}.made},
		{38, "alexandros.papadopoulos", wants{name: "nightly-eval", room: nightLab, days: 180}.made},
		{43, "tomasz.wisniewski", wants{name: "figma-plugin", room: atelier, days: 365}.made},
		{48, "", longest(365)},
		{51, "zoe.vandenberg", wants{name: "helpdesk-staging", room: shop, days: 44}.made},
		{51, "yuliia.shevchenko", wants{name: "yuliia-notebook", room: nightLab, days: 90}.made},
		{54, "", revoked("ines-laptop")}, // it stood in a repository for an hour
		{54, "", wants{name: "ines-macbook", room: atelier, days: 180}.made},
		{60, "tereza.dvorakova", wants{name: "catalogue-search", room: catalogue, days: 180, scope: []string{apikey.ScopeEmbeddings}, models: []string{mistralEmbed}}.made},
		{68, "elodie.lefevre", rotated("shop-translations", 24)},
		{87, "layla.haddad", rotated("helpdesk-prod", apikey.MaxGrace)},
	}
}

var chatOnly = []string{apikey.ScopeChat, apikey.ScopeModels}

// wants is a key to be made.
type wants struct {
	name, room string
	days       int // 0: it doesn't expire
	scope      []string
	models     []string
}

func (w wants) made(s *story) error {
	shelf, err := resource.Read(s.ctx, s.DB.Read(), s.main)
	if err != nil {
		return err
	}
	b := badge{workspace: s.rooms[w.room], made: s.clock.Now()}
	if w.days > 0 {
		b.end = b.made.AddDate(0, 0, w.days)
	}
	made, _, err := s.APIKeys.Create(s.ctx, s.by, s.main, apikey.NewKey{
		Workspace: b.workspace, Name: w.name, Expires: b.end, Scope: w.scope, Models: ids(shelf, w.models),
	})
	b.id, b.member = made.ID, made.Member
	s.keys[w.name] = b
	return err
}

func rotated(name string, grace int64) func(*story) error {
	return func(s *story) error {
		_, _, err := s.APIKeys.Rotate(s.ctx, s.by, s.main, s.keys[name].workspace, s.keys[name].id, grace)
		return err
	}
}

func revoked(name string) func(*story) error {
	return func(s *story) error {
		_, err := s.APIKeys.Revoke(s.ctx, s.by, s.main, s.keys[name].workspace, []ident.Key{s.keys[name].id})
		delete(s.keys, name)
		return err
	}
}

// longest says how long keys may live that are made from now on.
func longest(days int64) func(*story) error {
	return func(s *story) error {
		_, err := s.APIKeys.SetPolicy(s.ctx, s.by, s.main, days)
		return err
	}
}
