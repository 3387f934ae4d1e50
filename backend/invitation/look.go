package invitation

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/name"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
)

// Seen is an invitation as whoever has its link sees it.
type Seen struct {
	Invitation

	At           State
	Organization string // its name
	By           string // who sent it
	Member       bool   // the account that looks belongs to it already
}

// Look returns an invitation to whoever has its link or file. It returns
// fault.InvitationUnknown where the link leads nowhere, fault.InvitationElsewhere
// for one of another installation, fault.InvitationAltered for a file that isn't
// as it was signed, and fault.InvitationTries after many wrong ones. Somebody who
// is signed in may say so.
func (i *Invitations) Look(ctx context.Context, by ident.Account, text string) (seen Seen, err error) {
	is, _, err := i.open(ctx, text)
	if err != nil {
		return Seen{}, err
	}
	seen = Seen{Invitation: is, At: is.State(i.Clock.Now())}
	var first, last string
	if seen.Organization, first, last, err = names(ctx, i.DB.Read(), is.Organization, is.SentBy); err != nil {
		return Seen{}, err
	}
	seen.By = name.Full(first, last)
	rooms, err := usableIn(ctx, i.DB.Read(), is.Organization)
	if err != nil {
		return Seen{}, err
	}
	seen.Workspaces = rooms.named(is.Workspaces)
	seen.Member, err = i.belongs(ctx, i.DB.Read(), by, is.Organization)
	return seen, err
}

func (i *Invitations) belongs(ctx context.Context, q sqlite.Queryer, by ident.Account, id ident.Organization) (bool, error) {
	if by == "" {
		return false, nil
	}
	_, err := organization.MembershipOf(ctx, q, by, id)
	if fault.Is(err, fault.NotFound) {
		return false, nil
	}
	return err == nil, err
}

// open finds the invitation that a link or a file leads to, in whatever state,
// once its secret was right.
func (i *Invitations) open(ctx context.Context, text string) (Invitation, Token, error) {
	now := i.Clock.Now()
	if i.tries.tooMany(now) {
		return Invitation{}, Token{}, fault.New(fault.InvitationTries)
	}
	is, token, err := i.lookUp(ctx, text)
	if fault.Is(err, fault.InvitationUnknown) {
		i.tries.wrong(now)
	}
	return is, token, err
}

func (i *Invitations) lookUp(ctx context.Context, text string) (Invitation, Token, error) {
	token, err := i.token(text)
	if err != nil {
		return Invitation{}, Token{}, err
	}
	is, err := find(ctx, i.DB.Read(), token.ID)
	if fault.Is(err, fault.NotFound) || err == nil && !is.opensBy(token.Secret) {
		return Invitation{}, Token{}, fault.New(fault.InvitationUnknown)
	}
	return is, token, err
}

func (i *Invitations) token(text string) (Token, error) {
	if isFile(text) {
		s, err := signerOf(i.Ledger.Device())
		if err != nil {
			return Token{}, err
		}
		return openFile(text, i.Installation, s)
	}
	token, ok := parseLink(text)
	switch {
	case !ok:
		return Token{}, fault.New(fault.InvitationUnknown)
	case token.To != i.Installation:
		return Token{}, fault.New(fault.InvitationElsewhere)
	}
	return token, nil
}
