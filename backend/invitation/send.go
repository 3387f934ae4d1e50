package invitation

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"intendant/backend/access"
	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/i18n"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/mail"
	"intendant/backend/name"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
	"intendant/backend/workspace"
)

// Person is somebody to invite.
type Person struct {
	Email string
	Name  string        // may be empty
	Roles []access.Role // none: Member
	// Workspaces are those that they are to be in.
	Workspaces []workspace.Placement
}

// Request is whom to invite, and how.
type Request struct {
	Organization ident.Organization
	People       []Person
	Message      string
	Language     string // of the text for them; one of i18n.Languages
	Mail         bool   // mail the links
}

// Handed is an invitation as it is handed to a person. The link is shown to
// whoever made it, this once.
type Handed struct {
	Invitation

	Link string
	// File, FileName and Mailto are empty where many are made at once.
	File, FileName, Mailto string
}

// many is from how many invitations on only links are handed out: files and mails
// by hand are for few.
const many = 200

// Send invites people, all or none of them, and gives back their links in the
// same order. It returns fault.SeatsFull where the plan has too few seats,
// fault.InvitationMember and fault.InvitationInvited for an address that is
// there already, and what is wrong with the input, all fields at once.
func (i *Invitations) Send(ctx context.Context, by ledger.Actor, in Request) ([]Handed, error) {
	m, err := i.mayMail(ctx, by.Account, in.Organization, in.Mail)
	if err != nil {
		return nil, err
	}
	made, err := i.compose(in, m)
	if err != nil {
		return nil, err
	}
	drafts := make([]ledger.Draft, 0, len(made))
	for _, one := range made {
		drafts = append(drafts, ledger.Draft{Ledger: string(in.Organization), By: m.Actor(by), Change: one.change})
	}
	if _, err := i.Ledger.Commit(ctx, drafts...); err != nil {
		return nil, err
	}
	return i.hand(ctx, made, in.Mail)
}

// mayMail finds the membership of somebody who invites, and makes sure that what
// is to be mailed can be.
func (i *Invitations) mayMail(ctx context.Context, by ident.Account, id ident.Organization, letters bool) (m organization.Membership, err error) {
	err = i.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		if m, err = i.may(ctx, q, by, id); err != nil || !letters {
			return err
		}
		ready, err := i.Post.Ready(ctx, q)
		if err == nil && !ready {
			err = fault.New(fault.MailNotConfigured)
		}
		return err
	})
	return m, err
}

// made is an invitation with what nobody sees again.
type made struct {
	Invitation

	token  Token
	change ledger.Change
}

func (i *Invitations) compose(in Request, m organization.Membership) ([]made, error) {
	message, wrong := i.common(&in)
	shared := &seats{of: i}
	list := make([]made, 0, len(in.People))
	for _, p := range in.People {
		one, bad := i.person(in, p)
		if bad = append(wrong, bad...); len(bad) > 0 {
			return nil, fault.Invalid(bad...)
		}
		one.Message, one.SentBy = message, m.Member
		secret, err := i.newSecret()
		if err != nil {
			return nil, err
		}
		one.token = Token{To: i.Installation, ID: one.ID, Secret: secret}
		one.change = &Sent{
			Expires: one.Expires.UnixMilli(), Hash: hashOf(secret), Invitation: one.ID, Language: one.Language,
			Roles: one.Roles, Workspaces: workspace.Placements(one.Workspaces), seats: shared,
			Invitee: ledger.Private{Subject: string(one.ID), Class: classInvitee, Fields: map[string]string{
				"email": one.Email, "email_key": one.emailKey, "name": one.Name, "message": message,
			}},
		}
		list = append(list, one)
	}
	if len(wrong) > 0 {
		return nil, fault.Invalid(wrong...)
	}
	return list, nil
}

// common is what all invitations of a request share.
func (i *Invitations) common(in *Request) (message string, wrong []fault.Field) {
	if in.Language == "" {
		in.Language = i18n.Languages[0]
	}
	if !slices.Contains(i18n.Languages, in.Language) {
		wrong = append(wrong, fault.On("language", fault.NotOffered))
	}
	message = norm.NFC.String(strings.TrimSpace(strings.ReplaceAll(in.Message, "\r\n", "\n")))
	switch {
	case utf8.RuneCountInString(message) > MaxMessage:
		wrong = append(wrong, fault.On("message", fault.TooLong, "max", "1000"))
	case len(in.People) == 0:
		wrong = append(wrong, fault.On("people", fault.Required))
	case len(in.People) > MaxPeople:
		wrong = append(wrong, fault.On("people", fault.TooManyLines, "max", "10000"))
	}
	return message, wrong
}

func (i *Invitations) person(in Request, p Person) (made, []fault.Field) {
	var wrong []fault.Field
	clean, key, field, ok := account.Address(p.Email)
	if !ok {
		wrong = append(wrong, field)
	}
	called, field, ok := cleanName(p.Name)
	if !ok {
		wrong = append(wrong, field)
	}
	roles := access.Sorted(p.Roles)
	if len(roles) == 0 {
		roles = []access.Role{access.Member}
	}
	if field, ok := organization.SoundRoles(roles); !ok {
		wrong = append(wrong, field)
	}
	places, field, ok := placed(p.Workspaces)
	if !ok {
		wrong = append(wrong, field)
	}
	now := i.Clock.Now()
	return made{Invitation: Invitation{
		ID: ident.New[ident.Invitation](i.IDs), Organization: in.Organization, Sent: now, Language: in.Language,
		Expires: time.UnixMilli(expiry(now)).UTC(), Roles: roles, Workspaces: places, Email: clean, emailKey: key, Name: called,
	}}, wrong
}

// Resend makes another link for an invitation that nobody has answered. The one
// before is dead from then on.
func (i *Invitations) Resend(ctx context.Context, by ledger.Actor, org ident.Organization, id ident.Invitation, letter bool) (Handed, error) {
	m, err := i.mayMail(ctx, by.Account, org, letter)
	if err != nil {
		return Handed{}, err
	}
	is, err := read(ctx, i.DB.Read(), org, id)
	if err != nil {
		return Handed{}, err
	}
	secret, err := i.newSecret()
	if err != nil {
		return Handed{}, err
	}
	is.Expires, is.SentBy = time.UnixMilli(expiry(i.Clock.Now())).UTC(), m.Member
	change := &Resent{Expires: is.Expires.UnixMilli(), Hash: hashOf(secret), Invitation: id, seats: &seats{of: i}}
	if _, err := i.Ledger.Commit(ctx, ledger.Draft{Ledger: string(org), By: m.Actor(by), Change: change}); err != nil {
		return Handed{}, err
	}
	if err := i.Post.Drop(ctx, string(id)); err != nil {
		return Handed{}, err
	}
	handed, err := i.hand(ctx, []made{{Invitation: is, token: Token{To: i.Installation, ID: id, Secret: secret}}}, letter)
	if err != nil {
		return Handed{}, err
	}
	return handed[0], nil
}

// Revoke ends invitations, all or none of them; those that are revoked already
// count for nothing.
func (i *Invitations) Revoke(ctx context.Context, by ledger.Actor, org ident.Organization, ids []ident.Invitation) (int, error) {
	m, err := i.may(ctx, i.DB.Read(), by.Account, org)
	if err != nil {
		return 0, err
	}
	drafts, names := make([]ledger.Draft, 0, len(ids)), make([]string, 0, len(ids))
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		is, err := read(ctx, i.DB.Read(), org, id)
		if err != nil {
			return 0, err
		}
		if is.outcome == string(StateRevoked) {
			continue
		}
		drafts = append(drafts, ledger.Draft{Ledger: string(org), By: m.Actor(by), Change: &Revoked{Invitation: id}})
		names = append(names, string(id))
	}
	if len(drafts) == 0 {
		return 0, nil
	}
	if _, err := i.Ledger.Commit(ctx, drafts...); err != nil {
		return 0, err
	}
	return len(drafts), i.Post.Drop(ctx, names...)
}

// hand makes links, files and mails of new invitations.
func (i *Invitations) hand(ctx context.Context, list []made, letters bool) ([]Handed, error) {
	first := list[0]
	of, firstName, lastName, err := names(ctx, i.DB.Read(), first.Organization, first.SentBy)
	if err != nil {
		return nil, err
	}
	w := writer{texts: i.Texts(), organization: of, by: name.Full(firstName, lastName)}
	if w.signer, err = signerOf(i.Ledger.Device()); err != nil {
		return nil, err
	}
	out := make([]Handed, 0, len(list))
	var post []mail.Letter
	for _, one := range list {
		handed, err := w.handed(one, len(list) < many)
		if err != nil {
			return nil, err
		}
		out = append(out, handed)
		if letters {
			post = append(post, w.letter(one))
		}
	}
	if letters {
		err = i.Post.Queue(ctx, post...)
	}
	return out, err
}
