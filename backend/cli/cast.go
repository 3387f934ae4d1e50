package cli

import (
	"intendant/backend/access"
	"intendant/backend/ledger"
)

// colleague is somebody who joins the demo's organization.
type colleague struct {
	first, last, address string
	language             string
	role                 access.Role
	invited              int    // on this day
	visits               int    // on one working day in so many
	until                int    // the last day of them; 0: still comes
	room                 string // that the invitation leads into, beside the organization
	as                   access.WorkspaceRole

	by   ledger.Actor // once they have an account
	link string       // until they have followed it
	due  int          // on this day
}

// cast are the demo's colleagues, in the order in which they were invited.
func cast() []*colleague {
	const admin, billing, member = access.Admin, access.Billing, access.Member
	return []*colleague{
		{first: "Tomasz", last: "Wiśniewski", address: "tomasz.wisniewski", language: "pl", role: admin, invited: 8, visits: 5},
		{first: "Jürgen", last: "Großmann", address: "juergen.grossmann", language: "de", role: billing, invited: 8, visits: 9},
		{first: "Élodie", last: "Lefèvre", address: "elodie.lefevre", language: "fr", role: member, invited: 8, visits: 8},
		{first: "Αλέξανδρος", last: "Παπαδόπουλος", address: "alexandros.papadopoulos", language: "en", role: member, invited: 8, visits: 10},
		{first: "ليلى", last: "حدّاد", address: "layla.haddad", language: "ar", role: member, invited: 10, visits: 10},
		{first: "Søren", last: "Kjærgaard", address: "soren.kjaergaard", language: "en", role: member, invited: 10, visits: 15, until: 60},
		{first: "Beatriz", last: "Gonçalves", address: "beatriz.goncalves", language: "pt-BR", role: member, invited: 10, visits: 12},
		{first: "Chiara", last: "D’Agostino", address: "chiara.dagostino", language: "it", role: member, invited: 13, visits: 7},
		{first: "María José", last: "Núñez Peña", address: "mariajose.nunez", language: "es", role: member, invited: 21, visits: 15, until: 30},
		{first: "Łukasz", last: "Żółkiewski", address: "lukasz.zolkiewski", language: "pl", role: member, invited: 21, visits: 9, until: 60},
		{first: "Thị Hương", last: "Nguyễn", address: "huong.nguyen", language: "en", role: member, invited: 21, visits: 12},
		{first: "İpek", last: "Yıldırım", address: "ipek.yildirim", language: "en", role: admin, invited: 41, visits: 8},
		{first: "Юлія", last: "Шевченко", address: "yuliia.shevchenko", language: "en", role: member, invited: 41, visits: 14, until: 75, room: nightLab, as: access.WorkspaceDeveloper},
		{first: "Zoë", last: "van den Berg", address: "zoe.vandenberg", language: "en", role: member, invited: 41, visits: 11, room: shop, as: access.WorkspaceDeveloper},
		{first: "Oisín", last: "Ó Briain", address: "oisin.obriain", language: "en", role: member, invited: 52, visits: 9, until: 66, room: shop, as: access.WorkspaceMember},
		{first: "Tereza", last: "Dvořáková", address: "tereza.dvorakova", language: "en", role: member, invited: 52, visits: 6, room: catalogue, as: access.WorkspaceDeveloper},
		{
			first: "Maximiliane-Charlotte", last: "von Hohenstein-Waldburg", address: "mc.hohenstein", language: "de",
			role: member, invited: 52, visits: 20, until: 79,
		},
	}
}

// demoDomain is the company's.
const demoDomain = "@atelier-lumen.example"

func (c *colleague) email() string { return c.address + demoDomain }

func (c *colleague) name() string { return c.first + " " + c.last }

// colleague finds one of the cast.
func (s *story) colleague(address string) *colleague {
	for _, c := range s.cast {
		if c.address == address {
			return c
		}
	}
	return nil
}
