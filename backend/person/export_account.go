package person

import (
	"context"
	"time"

	"intendant/backend/account"
	"intendant/backend/mfa"
	"intendant/backend/session"
)

type accountText struct {
	ID              string         `json:"id"`
	Created         time.Time      `json:"created"`
	Email           string         `json:"email"`
	EmailVerified   bool           `json:"emailVerified"`
	FirstName       string         `json:"firstName"`
	LastName        string         `json:"lastName"`
	Owner           bool           `json:"ownsInstallation"`
	PasswordChanged *time.Time     `json:"passwordChanged"` // null without a password
	MFA             mfaText        `json:"mfa"`
	Identities      []identityText `json:"identities"`
	Sessions        []sessionText  `json:"sessions"`
	NoticesSeen     int64          `json:"noticesSeenUpTo"` // an entry's number; -1 for none
}

type sessionText struct {
	ID           string    `json:"id"`
	Door         string    `json:"door"`
	Device       string    `json:"device"`
	Organization string    `json:"organization,omitempty"` // the one that is open
	Started      time.Time `json:"started"`
	Seen         time.Time `json:"seen"`
	Locked       bool      `json:"locked"`
}

type mfaText struct {
	Enabled      bool          `json:"enabled"`
	Since        *time.Time    `json:"since"`
	RecoveryLeft int           `json:"recoveryLeft"`
	Trusted      []trustedText `json:"trustedDevices"`
}

type trustedText struct {
	Device  string    `json:"device"`
	Since   time.Time `json:"since"`
	Expires time.Time `json:"expires"`
}

type identityText struct {
	Provider string     `json:"provider"`
	Issuer   string     `json:"issuer"`
	Subject  string     `json:"subject"`
	Email    string     `json:"email"`
	Linked   time.Time  `json:"linked"`
	LastUsed *time.Time `json:"lastUsed"`
}

func (p *People) accountFile(ctx context.Context, page Profile, sessions []session.Session) (file, error) {
	changed, err := p.Accounts.PasswordChanged(ctx, page.ID)
	if err != nil {
		return file{}, err
	}
	factor, err := p.Factors.State(ctx, page.ID)
	if err != nil {
		return file{}, err
	}
	identities, err := p.Accounts.Identities(ctx, page.ID)
	if err != nil {
		return file{}, err
	}
	seen, err := account.NoticesSeen(ctx, p.DB.Read(), page.ID)
	if err != nil {
		return file{}, err
	}
	return indented("account.json", accountText{
		ID: string(page.ID), Created: page.Created, Email: page.Email, EmailVerified: page.Verified,
		FirstName: page.FirstName, LastName: page.LastName, Owner: page.Owner, PasswordChanged: orNever(changed),
		MFA: factorText(factor), Identities: identityTexts(identities),
		Sessions: sessionTexts(sessions), NoticesSeen: seen,
	})
}

func factorText(s mfa.State) mfaText {
	text := mfaText{Enabled: s.On, RecoveryLeft: s.RecoveryLeft, Trusted: []trustedText{}}
	if s.On {
		text.Since = orNever(s.Since)
	}
	for _, t := range s.Trusted {
		text.Trusted = append(text.Trusted, trustedText{Device: t.Device, Since: t.Since, Expires: t.Expires})
	}
	return text
}

func identityTexts(all []account.Identity) []identityText {
	texts := make([]identityText, 0, len(all))
	for _, one := range all {
		texts = append(texts, identityText{
			Provider: one.Name, Issuer: one.Issuer, Subject: one.Subject, Email: one.Email, Linked: one.Linked, LastUsed: orNever(one.LastUsed),
		})
	}
	return texts
}

func sessionTexts(all []session.Session) []sessionText {
	texts := make([]sessionText, 0, len(all))
	for _, one := range all {
		texts = append(texts, sessionText{
			ID: string(one.ID), Door: one.Door, Device: one.Device, Organization: string(one.Organization),
			Started: one.Started, Seen: one.Seen, Locked: one.Locked,
		})
	}
	return texts
}

func orNever(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}
