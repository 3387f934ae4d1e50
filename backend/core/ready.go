package core

import (
	"context"
	"os"

	"intendant/backend/account"
	"intendant/backend/apikey"
	"intendant/backend/chat"
	"intendant/backend/directory"
	"intendant/backend/fault"
	"intendant/backend/gateway"
	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/invitation"
	"intendant/backend/ledger"
	"intendant/backend/limit"
	"intendant/backend/mail"
	"intendant/backend/mfa"
	"intendant/backend/organization"
	"intendant/backend/password"
	"intendant/backend/person"
	"intendant/backend/plan"
	"intendant/backend/resource"
	"intendant/backend/sociallogin"
	"intendant/backend/sqlite"
	"intendant/backend/usage"
	"intendant/backend/workspace"
)

// Ready is what an unsealed Core offers: each concept over one ledger.
type Ready struct {
	KeyStorage    string // "keyring" or "passphrase"
	DB            *sqlite.DB
	Ledger        *ledger.Ledger
	Accounts      *account.Accounts
	Organizations *organization.Organizations
	Directory     *directory.Directory
	Installation  *installation.Settings
	Factors       *mfa.Factors
	People        *person.People
	Providers     *sociallogin.Settings
	Visits        *sociallogin.Visits
	Resources     *resource.Resources
	Workspaces    *workspace.Workspaces
	Plans         *plan.Plans
	Meter         *usage.Meter
	Usage         *usage.Usage
	Invitations   *invitation.Invitations
	Post          *mail.Post
	Chats         *chat.Chats
	APIKeys       *apikey.Keys
	Limits        *limit.Rules
	Gateway       *gateway.Gateway
	// WindowKeep is where the window keeps what makes it a trusted device.
	WindowKeep *mfa.Keep

	sweeping func() // ends sweep
	flushing func() // ends what makeKeys started, and writes the last of it down
	alerting func() // ends telling of caps that come near
	watching func() // ends looking after who was removed or erased
}

// Kinds are all sorts of Changes.
func Kinds() (*ledger.Kinds, error) {
	return ledger.NewKinds(installation.Kinds, account.Kinds, organization.Kinds, mfa.Kinds, sociallogin.Kinds, plan.Kinds, workspace.Kinds,
		invitation.Kinds, mail.Kinds, resource.Kinds, chat.Kinds, apikey.Kinds, limit.Kinds, usage.Kinds)
}

func (c *Core) build(ctx context.Context) (*Ready, error) {
	owners, err := ledger.Owners(ctx, c.db.Read())
	if err != nil {
		return nil, err
	}
	id, device, err := c.loadIdentity(len(owners) == 0)
	if err != nil {
		return nil, err
	}
	l, err := c.openLedger(device)
	if err != nil {
		return nil, err
	}
	accounts := c.accounts(id, l)
	if err := accounts.ForgetOldFailures(ctx); err != nil {
		return nil, err
	}
	chats := c.chats(l)
	meter, err := c.meter(ctx)
	if err != nil {
		return nil, err
	}
	forget := c.forgetting(ctx, chats, meter)
	ready := &Ready{
		Chats: chats, Meter: meter,
		Usage:      usage.New(usage.Deps{DB: c.db, Ledger: l, Clock: c.options.Clock, Meter: meter}),
		KeyStorage: c.vault.Storage(), DB: c.db, Ledger: l, Accounts: accounts,
		Organizations: organization.New(organization.Deps{
			DB: c.db, Ledger: l, IDs: c.ids, Accounts: accounts, Passwords: accounts,
			Forget: forget, Seats: c.seats, Founding: c.founding,
		}),
		Directory:    directory.New(directory.Deps{DB: c.db, Clock: c.options.Clock, Seats: c.seats}),
		Installation: installation.NewSettings(c.db, l, accounts),
		Factors: mfa.New(mfa.Deps{
			DB: c.db, Ledger: l, IDs: c.ids, Clock: c.options.Clock, Vault: c.vault, Accounts: accounts,
		}),
		WindowKeep: mfa.NewKeep(c.path(trustFile), c.vault),
	}
	ready.Providers = sociallogin.NewSettings(sociallogin.Deps{DB: c.db, Ledger: l, IDs: c.ids, Clock: c.options.Clock, Vault: c.vault})
	ready.Visits = sociallogin.NewVisits(ready.Providers)
	ready.Workspaces = c.workspaces(l)
	ready.Resources = resource.New(resource.Deps{
		DB: c.db, Ledger: l, IDs: c.ids, Keys: organization.Keys{DB: c.db, Vault: c.vault},
	})
	ready.Plans = plan.New(plan.Deps{DB: c.db, Ledger: l, Clock: c.options.Clock, Invited: c.invitedTo})
	held, talking := ready.Directory.Watch(c.bus), ready.Chats.Watch(c.bus)
	ready.watching = func() { held(); talking() }
	ready.alerting = func() {}
	if !c.options.NoAlerts {
		ready.alerting = ready.Usage.Watch()
	}
	c.invite(id, ready)
	c.makeKeys(ready)
	ready.Gateway = c.gateway(ready)
	ready.People = person.New(person.Deps{
		DB: c.db, Ledger: l, Accounts: accounts, Organizations: ready.Organizations, Factors: ready.Factors,
		Forget: forget, Clear: ready.noSettings, Chats: chats.Export,
	})
	return ready, nil
}

func (c *Core) accounts(id ident.Installation, l *ledger.Ledger) *account.Accounts {
	hasher := password.NewHasher(c.passwordCost())
	hasher.Entropy = c.options.Entropy
	return account.New(account.Deps{
		Installation: id, DB: c.db, Ledger: l, IDs: c.ids, Clock: c.options.Clock, Vault: c.vault, Hasher: hasher,
		SecondFactor: mfa.On,
	})
}

// noSettings are the Changes that remove every provider to sign in by, and the
// mail server, and set the gateway as it was at first.
func (r *Ready) noSettings(ctx context.Context) ([]ledger.Change, error) {
	all, err := r.Providers.Offered(ctx)
	if err != nil {
		return nil, err
	}
	changes := make([]ledger.Change, 0, len(all)+1)
	for _, one := range all {
		changes = append(changes, &sociallogin.ProviderRemoved{Provider: one.ID})
	}
	i, err := installation.Read(ctx, r.DB.Read())
	if err != nil {
		return nil, err
	}
	set, err := installation.ReadGateway(ctx, r.DB.Read())
	if err != nil {
		return nil, err
	}
	if usual := installation.UsualGateway(); set != usual {
		changes = append(changes, &installation.GatewaySet{Address: usual.Address, Enabled: usual.Enabled, MaxBodyMiB: usual.MaxBodyMiB})
	}
	ready, err := r.Post.Ready(ctx, r.DB.Read())
	if ready {
		changes = append(changes, &mail.Removed{Installation: i.ID})
	}
	return changes, err
}

func (c *Core) openLedger(device ledger.Device) (*ledger.Ledger, error) {
	all, err := Kinds()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(c.path(headFolder), 0o700); err != nil {
		return nil, fault.Wrap(fault.FolderUnusable, err, "folder", c.options.Dir)
	}
	return ledger.New(ledger.Options{
		DB: c.db, Kinds: all, Authority: authority{}, Device: device, Clock: c.options.Clock, IDs: c.ids,
		Bus: c.bus, Entropy: c.options.Entropy, HeadDir: c.path(headFolder), Log: c.log(),
	}), nil
}

func (c *Core) passwordCost() password.Cost {
	if c.options.PasswordCost != (password.Cost{}) {
		return c.options.PasswordCost
	}
	return password.Standard
}
