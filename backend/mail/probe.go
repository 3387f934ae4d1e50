package mail

import (
	"context"

	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/name"
)

// Test sends the owner a mail and returns where to. What is wrong is one of the
// faults that begin with "mail.".
func (p *Post) Test(ctx context.Context, by ident.Account, language string) (to string, err error) {
	if _, err := installation.ReadAs(ctx, p.DB.Read(), by); err != nil {
		return "", err
	}
	who, err := p.Accounts.Get(ctx, by)
	if err != nil {
		return "", err
	}
	texts := p.Texts()
	return who.Email, p.now(ctx, Letter{
		Language: language, To: who.Email, ToName: name.Full(who.FirstName, who.LastName),
		Subject: texts.Text(language, "mail.test.subject", nil), Text: texts.Text(language, "mail.test.text", nil) + "\n",
	})
}

// now sends a letter while somebody waits.
func (p *Post) now(ctx context.Context, l Letter) error {
	line, err := p.connect(ctx)
	if err != nil {
		return err
	}
	defer line.close()
	return line.send(l)
}
