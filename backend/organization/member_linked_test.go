package organization_test

import (
	"context"
	"testing"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/testhouse"
)

func (p *place) inHouse(by ledger.Actor, changes ...ledger.Change) error {
	_, err := p.Ledger.Commit(context.Background(), ledger.Drafts(string(testhouse.Installation), by, changes)...)
	return err
}

func TestRefusedLinks(t *testing.T) {
	p := open(t)
	free, gone := newMember(p, "dag", access.Member), newMember(p, "eva", access.Member)
	if err := p.by(p.boss, free, gone, &organization.MemberRemoved{Member: gone.Member}); err != nil {
		t.Fatal(err)
	}
	stranger := ledger.Actor{Account: "acc_01KB3F7W9ZQ2M4X8T6RVN5YHCX"}
	link := func(a ledger.Actor, m ident.Member) ledger.Change {
		return &organization.MemberLinked{Account: a.Account, Member: m, Organization: p.id}
	}
	unlink := func(a ledger.Actor, m ident.Member) ledger.Change {
		return &organization.MemberUnlinked{Account: a.Account, Member: m, Organization: p.id}
	}
	for _, c := range []struct {
		name    string
		by      ledger.Actor
		changes []ledger.Change
		want    fault.Code
	}{
		{"link by nobody", ledger.Actor{}, []ledger.Change{link(p.cleo, free.Member)}, fault.PermissionDenied},
		{"link by a stranger", stranger, []ledger.Change{link(p.cleo, free.Member)}, fault.PermissionDenied},
		{"link of another by a plain member", p.bruno, []ledger.Change{link(p.cleo, free.Member)}, fault.PermissionDenied},
		{"link of another by one who is no member", p.cleo, []ledger.Change{link(p.bruno, free.Member)}, fault.NotFound},
		{"link of a stranger", p.astrid, []ledger.Change{link(stranger, free.Member)}, fault.NotFound},
		{"link to a member that isn't", p.cleo, []ledger.Change{link(p.cleo, "mem_x")}, fault.NotFound},
		{"link to one who was removed", p.cleo, []ledger.Change{link(p.cleo, gone.Member)}, fault.NotFound},
		{"link to nothing", p.cleo, []ledger.Change{&organization.MemberLinked{Account: p.cleo.Account}}, fault.NotFound},
		{"link twice", p.bruno, []ledger.Change{link(p.bruno, free.Member)}, fault.MemberExists},
		{"link to another's member", p.cleo, []ledger.Change{link(p.cleo, p.plain)}, fault.MemberExists},
		{"unlink what isn't", p.cleo, []ledger.Change{unlink(p.cleo, p.plain)}, fault.NotFound},
		{"unlink another by a plain member", p.bruno, []ledger.Change{unlink(p.astrid, p.boss)}, fault.PermissionDenied},
		{"unlink another by one who is no member", p.cleo, []ledger.Change{unlink(p.bruno, p.plain)}, fault.NotFound},
		{"unlink oneself and stay", p.astrid, []ledger.Change{unlink(p.astrid, p.boss)}, fault.MemberExists},
		{"unlink a member who stays", p.astrid, []ledger.Change{unlink(p.bruno, p.plain)}, fault.MemberExists},
		{"link that fails in the middle", p.cleo, []ledger.Change{link(p.cleo, free.Member), &testhouse.Broken{}}, fault.Internal},
	} {
		t.Run(c.name, func(t *testing.T) {
			p.Refused(t, c.want, func() error { return p.inHouse(c.by, c.changes...) })
		})
	}
	p.Sound(t)
}

// Somebody who was removed is unlinked, and may come back as another member.
func TestUnlinkAndLinkAgain(t *testing.T) {
	p := open(t)
	in := func(by ledger.Actor, m ident.Member, c ledger.Change) ledger.Draft {
		return ledger.Draft{Ledger: string(p.id), By: ledger.Actor{Account: by.Account, Member: m, Door: by.Door}, Change: c}
	}
	p.Must(t, in(p.astrid, p.boss, &organization.MemberRemoved{Member: p.plain}), ledger.Draft{
		Ledger: string(testhouse.Installation), By: p.astrid,
		Change: &organization.MemberUnlinked{Account: p.bruno.Account, Member: p.plain, Organization: p.id},
	})
	again := p.Join(t, p.astrid, p.bruno, p.id, access.Member)
	p.Must(t, in(p.bruno, again, &organization.MemberLeft{Member: again}), ledger.Draft{
		Ledger: string(testhouse.Installation), By: p.bruno,
		Change: &organization.MemberUnlinked{Account: p.bruno.Account, Member: again, Organization: p.id},
	})
	if _, err := organization.MembershipOf(t.Context(), p.DB.Read(), p.bruno.Account, p.id); !fault.Is(err, fault.NotFound) {
		t.Errorf("one who left is a member: %v", err)
	}
	p.Sound(t)
}
