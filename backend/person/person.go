package person

import (
	"context"
	"time"

	"intendant/backend/account"
	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/mfa"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
)

// Deps is what People works with; all but Clear and Chats must be set.
type Deps struct {
	DB            *sqlite.DB
	Ledger        *ledger.Ledger
	Accounts      *account.Accounts
	Organizations *organization.Organizations
	Factors       *mfa.Factors
	// Forget removes what outside of the database still holds what was deleted:
	// automatic backups.
	Forget func() error
	// Clear makes the Changes by which an owner who goes last takes back what they
	// had set up for the installation.
	Clear func(ctx context.Context) ([]ledger.Change, error)
	// Chats are what the person said to models, as JSON on lines.
	Chats func(ctx context.Context, id ident.Account) ([]byte, error)
}

// People is where persons change, take along and delete what is theirs.
type People struct{ Deps }

// New makes People.
func New(d Deps) *People { return &People{Deps: d} }

// Profile is the page Account → Profile.
type Profile struct {
	account.Account

	Owner  bool // of the installation
	Others int  // accounts of the installation beside this one
	Stakes []Stake
}

// Stake is an organization as far as it hangs on one person.
type Stake struct {
	organization.Membership

	Name      string
	Joined    time.Time
	Seen      time.Time // when they were last there; zero where nobody knows
	LastAdmin bool      // nobody else administers it
	Members   int       // active ones, with this person

	email, first, last string // as the organization shows the person
}

// Profile returns the page to the person it is about.
func (p *People) Profile(ctx context.Context, id ident.Account) (Profile, error) {
	var page Profile
	err := p.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		var err error
		if page.Account, err = account.Read(ctx, q, id); err != nil {
			return err
		}
		i, err := installation.Read(ctx, q)
		if err != nil {
			return err
		}
		page.Owner = i.Owner == id
		if page.Others, err = account.Others(ctx, q, id); err != nil {
			return err
		}
		if page.Stakes, err = stakes(ctx, q, id); err != nil {
			return err
		}
		for n := range page.Stakes {
			s := &page.Stakes[n]
			if s.Membership, err = organization.MembershipOf(ctx, q, id, s.Organization); err != nil {
				return err
			}
		}
		return nil
	})
	return page, err
}

const activeIn = `SELECT COUNT(*) FROM member WHERE organization = ? AND removed IS NULL`

const stakesOf = `
	SELECT o.id, o.name, m.id, m.joined,
	       COALESCE((SELECT a.seen FROM member_activity a WHERE a.organization = o.id AND a.member = m.id), 0), COALESCE(m.email, ''), COALESCE(m.first_name, ''), COALESCE(m.last_name, ''),
	       (SELECT COUNT(*) FROM member a WHERE a.organization = o.id AND a.removed IS NULL),
	       m.inactive IS NULL AND EXISTS (SELECT 1 FROM member_role r WHERE r.organization = o.id AND r.member = m.id AND r.role = 'admin')
	         AND NOT EXISTS (SELECT 1 FROM member_role r JOIN member a ON a.organization = r.organization AND a.id = r.member
	                          WHERE r.organization = o.id AND r.member <> m.id AND r.role = 'admin' AND a.inactive IS NULL)
	  FROM account_member l
	  JOIN member m ON m.organization = l.organization AND m.id = l.member AND m.removed IS NULL
	  JOIN organization o ON o.id = l.organization
	 WHERE l.account = ? ORDER BY o.name COLLATE NOCASE, o.id`

func stakes(ctx context.Context, q sqlite.Queryer, id ident.Account) ([]Stake, error) {
	rows, err := q.QueryContext(ctx, stakesOf, id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []Stake
	for rows.Next() {
		var s Stake
		var joined, seen int64
		err := rows.Scan(&s.Organization, &s.Name, &s.Member, &joined, &seen, &s.email, &s.first, &s.last, &s.Members, &s.LastAdmin)
		if err != nil {
			return nil, err
		}
		s.Joined = time.UnixMilli(joined).UTC()
		if seen > 0 {
			s.Seen = time.UnixMilli(seen).UTC()
		}
		list = append(list, s)
	}
	return list, rows.Err()
}
