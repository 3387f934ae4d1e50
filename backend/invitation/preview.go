package invitation

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"unicode/utf8"

	"intendant/backend/access"
	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/name"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
	"intendant/backend/workspace"
)

// MaxText bounds a text to read people from, in bytes.
const MaxText = 2 << 20

// Verdict is what would become of a line.
type Verdict string

// The verdicts. Their words stand in the catalogue under
// "invitation.verdict.<verdict>".
const (
	OK          Verdict = "ok"
	Duplicate   Verdict = "duplicate"
	Member      Verdict = "member"
	Invited     Verdict = "invited"
	Malformed   Verdict = "malformed"
	RoleUnknown Verdict = "role_unknown"
	// WorkspaceUnknown is a line with a workspace or a role in it that there isn't.
	WorkspaceUnknown Verdict = "workspace_unknown"
	TooLong          Verdict = "too_long"
	OverSeats        Verdict = "over_seats"
)

// Verdicts are all of them, for the test that finds a text for each.
var Verdicts = []Verdict{OK, Duplicate, Member, Invited, Malformed, RoleUnknown, WorkspaceUnknown, TooLong, OverSeats}

// Line is what would become of a person in a text.
type Line struct {
	Line  int // from 1
	Email string
	Name  string
	Roles []string
	// Workspaces are those that they are to be in; one that there isn't has a name
	// only.
	Workspaces []workspace.Placement
	Verdict    Verdict

	key string
}

// Preview is a text, judged.
type Preview struct {
	Lines     []Line
	OK        int
	SeatsLeft int
}

// Preview reads people from a text, and says of each what would become of them.
// Those who name no role get the given ones, or Member; those who name no workspace
// get the given ones. Nothing is written.
func (i *Invitations) Preview(
	ctx context.Context, by ident.Account, id ident.Organization, text string, roles []access.Role, places []workspace.Placement,
) (p Preview, err error) {
	usual := terms{roles: access.Sorted(roles)}
	if len(usual.roles) == 0 {
		usual.roles = []access.Role{access.Member}
	}
	if wrong, ok := organization.SoundRoles(usual.roles); !ok {
		return Preview{}, fault.Invalid(wrong)
	}
	if _, wrong, ok := placed(places); !ok {
		return Preview{}, fault.Invalid(wrong)
	}
	if len(text) > MaxText {
		return Preview{}, fault.Invalid(fault.On("text", fault.TooLong, "max", strconv.Itoa(MaxText)))
	}
	err = i.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		if _, err := i.may(ctx, q, by, id); err != nil {
			return err
		}
		seats, err := i.countSeats(ctx, q, id)
		if err != nil {
			return err
		}
		found := parse(text)
		if len(found) > MaxPeople {
			return fault.Invalid(fault.On("text", fault.TooManyLines, "max", strconv.Itoa(MaxPeople)))
		}
		if usual.rooms, err = usableIn(ctx, q, id); err != nil {
			return err
		}
		if usual.places = usual.rooms.named(places); len(usual.places) < len(places) {
			return fault.Invalid(fault.On("workspaces", fault.NotOffered))
		}
		p.Lines, p.SeatsLeft = judge(found, usual), seats.Left()
		return i.known(ctx, q, id, p.Lines)
	})
	if err != nil {
		return Preview{}, err
	}
	p.finish()
	return p, nil
}

// terms are what lines get that name none of their own.
type terms struct {
	roles  []access.Role
	places []workspace.Placement
	rooms  usable
}

// judge says what can be said of lines by themselves.
func judge(found []entry, usual terms) []Line {
	lines := make([]Line, 0, len(found))
	for _, one := range found {
		l := Line{Line: one.line, Email: one.email, Name: one.name, Roles: one.roles, Verdict: OK}
		if len(one.roles) == 0 {
			l.Roles = texts(usual.roles)
		} else if roles, ok := rolesOf(one.roles); ok {
			l.Roles = texts(roles)
		} else {
			l.Verdict = RoleUnknown
		}
		l.place(one.workspaces, usual)
		l.address()
		lines = append(lines, l)
	}
	return lines
}

func (l *Line) place(written []string, usual terms) {
	l.Workspaces = usual.places
	if len(written) == 0 {
		return
	}
	places, ok := usual.rooms.read(written)
	if l.Workspaces = places; !ok && l.Verdict == OK {
		l.Verdict = WorkspaceUnknown
	}
}

func texts(roles []access.Role) []string {
	out := make([]string, 0, len(roles))
	for _, r := range roles {
		out = append(out, string(r))
	}
	return out
}

// address checks address and name; what can't be shown is cut or left out.
func (l *Line) address() {
	clean, key, wrong, ok := account.Address(l.Email)
	called, _, nameOK := cleanName(l.Name)
	switch {
	case !ok && wrong.Code == fault.TooLong:
		l.Verdict = TooLong
	case !ok, name.Visible(clean) != clean:
		l.Verdict = Malformed
	case !nameOK && utf8.RuneCountInString(l.Name) > name.Max:
		l.Verdict = TooLong
	case !nameOK:
		l.Verdict = Malformed
	}
	if ok {
		l.Email, l.key = clean, key
	}
	l.Name = called
	l.Email, l.Name = shown(l.Email), shown(l.Name)
	for n := range l.Roles {
		l.Roles[n] = shown(l.Roles[n])
	}
}

// mostShown bounds what is shown of a line that is too long.
const mostShown = 254

// shown is a text as far as a page can show it.
func shown(text string) string {
	if utf8.RuneCountInString(text) > mostShown {
		text = string([]rune(text)[:mostShown]) + "…"
	}
	return name.Visible(text)
}

// known says of lines whose people are there or asked already.
func (i *Invitations) known(ctx context.Context, q sqlite.Queryer, id ident.Organization, lines []Line) error {
	keys := make([]string, 0, len(lines))
	for _, l := range lines {
		keys = append(keys, l.key)
	}
	list, err := json.Marshal(keys)
	if err != nil {
		return err
	}
	members, err := set(ctx, q,
		`SELECT a.email_key FROM json_each(?1) j CROSS JOIN account a ON a.email_key = j.value
		   JOIN account_member l ON l.account = a.id AND l.organization = ?2`, string(list), id)
	if err != nil {
		return err
	}
	invited, err := set(ctx, q,
		`SELECT email_key FROM invitation WHERE organization = ?1 AND ended IS NULL AND expires > ?2 AND email_key IS NOT NULL`,
		id, i.Clock.Now().UnixMilli())
	if err != nil {
		return err
	}
	for n := range lines {
		switch l := &lines[n]; {
		case l.Verdict != OK:
		case members[l.key]:
			l.Verdict = Member
		case invited[l.key]:
			l.Verdict = Invited
		}
	}
	return nil
}

func set(ctx context.Context, q sqlite.Queryer, query string, args ...any) (map[string]bool, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := map[string]bool{}
	for rows.Next() {
		var key string
		if err := rows.Scan(&key); err != nil {
			return nil, err
		}
		found[key] = true
	}
	return found, rows.Err()
}

// unread are the verdicts on lines that don't count as the first of an address.
var unread = []Verdict{Malformed, TooLong, RoleUnknown, WorkspaceUnknown}

// finish finds those who stand there twice, and counts the seats.
func (p *Preview) finish() {
	seen := map[string]bool{}
	for n := range p.Lines {
		l := &p.Lines[n]
		if l.key != "" && seen[l.key] && (l.Verdict == OK || l.Verdict == Invited || l.Verdict == Member) {
			l.Verdict = Duplicate
		}
		seen[l.key] = seen[l.key] || !slices.Contains(unread, l.Verdict)
		if l.Verdict != OK {
			continue
		}
		if p.OK == p.SeatsLeft {
			l.Verdict = OverSeats
			continue
		}
		p.OK++
	}
}
