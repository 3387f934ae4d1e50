package audit

import (
	"context"
	"encoding/json"
	"strings"

	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// names are those that a page of entries needs.
type names struct {
	owner     string // of the ledger: org_… or ins_…
	ownerName string // an organization's
	people    map[string]person
}

func (n names) target(id string) string {
	if id == n.owner {
		return n.ownerName
	}
	return n.people[id].name()
}

// Each of these reads the names of all people of a page at once.
const (
	memberNames = `SELECT id, COALESCE(first_name, ''), COALESCE(last_name, '') FROM member
		WHERE organization = ?1 AND id IN (SELECT value FROM json_each(?2))
		UNION ALL SELECT id, name, '' FROM organization WHERE id = ?1
		UNION ALL SELECT id, name, '' FROM workspace WHERE organization = ?1 AND id IN (SELECT value FROM json_each(?2))
		UNION ALL SELECT id, name, '' FROM api_key WHERE organization = ?1 AND id IN (SELECT value FROM json_each(?2))
		UNION ALL SELECT id, name, '' FROM model WHERE organization = ?1 AND id IN (SELECT value FROM json_each(?2))
		UNION ALL SELECT i.id, COALESCE(NULLIF(i.name, ''), i.email, m.first_name, ''), COALESCE(m.last_name, '') FROM invitation i
		  LEFT JOIN member m ON m.organization = i.organization AND m.id = i.member
		 WHERE i.organization = ?1 AND i.id IN (SELECT value FROM json_each(?2))`
	accountNames = `SELECT id, COALESCE(first_name, ''), COALESCE(last_name, '') FROM account
		WHERE ?1 <> '' AND id IN (SELECT value FROM json_each(?2))`
)

// namesOf looks up everybody whom the leaves speak of.
func namesOf(ctx context.Context, q sqlite.Queryer, owner string, leaves []*ledger.Leaf) (names, error) {
	found := names{owner: owner, people: map[string]person{}}
	ids, err := json.Marshal(peopleIn(leaves))
	if err != nil {
		return found, err
	}
	query := memberNames
	if !strings.HasPrefix(owner, "org_") {
		query = accountNames
	}
	rows, err := q.QueryContext(ctx, query, owner, string(ids))
	if err != nil {
		return found, err
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		var p person
		if err := rows.Scan(&id, &p.first, &p.last); err != nil {
			return found, err
		}
		found.people[id] = p
	}
	found.ownerName = found.people[owner].first
	return found, rows.Err()
}

// NameOf is a member as somebody who did something.
func NameOf(ctx context.Context, q sqlite.Queryer, id ident.Organization, m ident.Member) (Actor, error) {
	leaf := &ledger.Leaf{Actor: ledger.LeafActor{Member: m}}
	names, err := namesOf(ctx, q, string(id), []*ledger.Leaf{leaf})
	return actor(leaf.Actor, names), err
}

// peopleIn are the distinct members, accounts and things of a page.
func peopleIn(leaves []*ledger.Leaf) []string {
	seen, ids := map[string]bool{"": true}, []string{}
	for _, l := range leaves {
		for _, id := range []string{string(l.Actor.Member), string(l.Actor.Account), l.Target.ID, string(l.Workspace), toldBy(l).Model} {
			if !seen[id] {
				seen[id] = true
				ids = append(ids, id)
			}
		}
	}
	return ids
}
