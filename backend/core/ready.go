package core

import (
	"context"
	"os"

	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/password"
	"intendant/backend/sqlite"
)

// Ready is what an unsealed Core offers: each concept over one ledger.
type Ready struct {
	KeyStorage    string // "keyring" or "passphrase"
	DB            *sqlite.DB
	Ledger        *ledger.Ledger
	Accounts      *account.Accounts
	Organizations *organization.Organizations
	Installation  *installation.Settings
}

// Kinds are all sorts of Changes.
func Kinds() (*ledger.Kinds, error) {
	return ledger.NewKinds(installation.Kinds, account.Kinds, organization.Kinds)
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
	hasher := password.NewHasher(c.passwordCost())
	hasher.Entropy = c.options.Entropy
	accounts := account.New(account.Deps{
		Installation: id, DB: c.db, Ledger: l, IDs: c.ids, Clock: c.options.Clock, Vault: c.vault, Hasher: hasher,
	})
	return &Ready{
		KeyStorage: c.vault.Storage(), DB: c.db, Ledger: l, Accounts: accounts,
		Organizations: organization.New(organization.Deps{
			DB: c.db, Ledger: l, IDs: c.ids, Accounts: accounts, Passwords: accounts,
			Forget: func() error { return sqlite.RemoveBackups(c.path(backupFolder)) },
		}),
		Installation: installation.NewSettings(c.db, l, accounts),
	}, nil
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
