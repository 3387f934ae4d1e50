package core

import (
	"context"
	"sync"
	"time"

	"intendant/backend/i18n"
	"intendant/backend/ident"
	"intendant/backend/invitation"
	"intendant/backend/mail"
)

// sweepEvery is how often is looked for invitations that are to be forgotten.
const sweepEvery = 6 * time.Hour

// invite builds mail and invitations, and starts what they do by themselves.
func (c *Core) invite(id ident.Installation, r *Ready) {
	r.Post = mail.NewPost(mail.Deps{
		DB: c.db, Ledger: r.Ledger, Clock: c.options.Clock, Vault: c.vault, Bus: c.bus, Accounts: r.Accounts,
		Texts: texts, Roots: c.options.MailRoots,
	})
	r.Invitations = invitation.New(invitation.Deps{
		DB: c.db, Ledger: r.Ledger, IDs: c.ids, Clock: c.options.Clock, Accounts: r.Accounts, Installation: id,
		Texts: texts, Seats: planSeats, Post: r.Post, Entropy: c.options.Entropy,
	})
	r.Post.Still("invitation", func(ctx context.Context, id string) (bool, error) {
		return r.Invitations.IsOpen(ctx, ident.Invitation(id))
	})
	r.Post.Start()
	r.sweeping = sweep(r.Invitations, c)
}

// sweep erases whom old invitations were for, until the function that it returns
// is called.
func sweep(all *invitation.Invitations, c *Core) (stop func()) {
	return repeat(sweepEvery, func(ctx context.Context) {
		if err := all.Sweep(ctx); err != nil && ctx.Err() == nil {
			c.log().Error("old invitations could not be erased", "error", err)
		}
	})
}

// texts are the catalogues, read when a mail is first written.
var texts = sync.OnceValue(i18n.New)
