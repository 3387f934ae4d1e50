package plan

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// maxText bounds the text of a catalogue, in bytes.
const maxText = 256 << 10

// CatalogueSet replaces the plans on offer. What is subscribed to stays as it is.
type CatalogueSet struct {
	Text string `json:"text"`
}

// Shown is the catalogue in force as text.
type Shown struct {
	BuiltIn bool
	Own
}

// Catalogue returns it to the owner.
func (p *Plans) Catalogue(ctx context.Context, by ident.Account) (Shown, error) {
	if _, err := installation.ReadAs(ctx, p.DB.Read(), by); err != nil {
		return Shown{}, err
	}
	own, err := ownText(ctx, p.DB.Read())
	if own.Text == "" {
		return Shown{BuiltIn: true, Own: Own{Text: builtIn}}, err
	}
	return Shown{Own: own}, err
}

// SetCatalogue replaces it. It returns fault.CatalogueInvalid for one with
// findings, and fault.ChangeNone for the one that is in force.
func (p *Plans) SetCatalogue(ctx context.Context, by ledger.Actor, text string) error {
	return p.ofInstallation(ctx, by, &CatalogueSet{Text: text})
}

func (p *Plans) ofInstallation(ctx context.Context, by ledger.Actor, c ledger.Change) error {
	i, err := installation.ReadAs(ctx, p.DB.Read(), by.Account)
	if err != nil {
		return err
	}
	_, err = p.Ledger.Commit(ctx, ledger.Draft{Ledger: i.Ledger(), By: by, Change: c})
	return err
}

// Check wants a catalogue without findings that is another one.
func (c *CatalogueSet) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	if len(c.Text) > maxText {
		return fault.Invalid(fault.On("text", fault.TooLong, "max", number(maxText)))
	}
	if _, wrong := Parse(c.Text); len(wrong) > 0 {
		return fault.New(fault.CatalogueInvalid)
	}
	own, err := ownText(ctx, tx)
	if err == nil && own.Text == c.Text {
		err = fault.New(fault.ChangeNone)
	}
	return err
}

// Apply writes it.
func (c *CatalogueSet) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO plan_catalogue (only, text, updated) VALUES (1, ?, ?)`,
		c.Text, at.Time.UnixMilli())
	return err
}
