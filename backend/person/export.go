package person

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"time"

	"intendant/backend/account"
	"intendant/backend/audit"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/mfa"
	"intendant/backend/name"
)

// Text words a text of the catalogue in the person's language.
type Text func(key string, params map[string]string) string

// file is one of an Export.
type file struct {
	name string
	text []byte
}

// Export gathers everything that the installation knows about the person in a
// ZIP, with a README in their language. It holds no secret in any form.
func (p *People) Export(ctx context.Context, by ledger.Actor, at time.Time, text Text) ([]byte, error) {
	page, err := p.Profile(ctx, by.Account)
	if err != nil {
		return nil, err
	}
	i, err := installation.Read(ctx, p.DB.Read())
	if err != nil {
		return nil, err
	}
	files := []file{readme(page, i, at, text)}
	for _, write := range []func(context.Context, Profile) (file, error){
		p.accountFile, preferencesFile, membershipsFile, p.activityFile,
	} {
		one, err := write(ctx, page)
		if err != nil {
			return nil, err
		}
		files = append(files, one)
	}
	return zipped(files, at)
}

func readme(page Profile, i installation.Installation, at time.Time, text Text) file {
	parts := []string{"account", "preferences", "memberships", "activity"}
	lines := make([]string, 0, len(parts)+6) //nolint:mnd // and those around them
	lines = append(lines,
		text("export.readme.title", map[string]string{"Name": name.Full(page.FirstName, page.LastName)}),
		text("export.readme.made", map[string]string{
			"Time": at.UTC().Format("2006-01-02 15:04"), "Installation": string(i.ID),
		}), "")
	for _, part := range parts {
		lines = append(lines, text("export.readme."+part, nil))
	}
	lines = append(lines, "", text("export.readme.secrets", nil), "")
	return file{"README.txt", []byte(strings.Join(lines, "\n"))}
}

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
	Email    string     `json:"email"`
	Linked   time.Time  `json:"linked"`
	LastUsed *time.Time `json:"lastUsed"`
}

func (p *People) accountFile(ctx context.Context, page Profile) (file, error) {
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
	return indented("account.json", accountText{
		ID: string(page.ID), Created: page.Created, Email: page.Email, EmailVerified: page.Verified,
		FirstName: page.FirstName, LastName: page.LastName, Owner: page.Owner, PasswordChanged: orNever(changed),
		MFA: factorText(factor), Identities: identityTexts(identities),
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
			Provider: one.Name, Email: one.Email, Linked: one.Linked, LastUsed: orNever(one.LastUsed),
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

func preferencesFile(_ context.Context, page Profile) (file, error) {
	return indented("preferences.json", struct {
		Language string `json:"language"`
		Theme    string `json:"theme"`
		Contrast string `json:"contrast"`
		FirstDay string `json:"firstDay"`
		TimeZone string `json:"timeZone"`
	}(page.Preferences))
}

type membershipText struct {
	Organization string     `json:"organization"`
	Name         string     `json:"name"`
	Member       string     `json:"member"`
	Joined       time.Time  `json:"joined"`
	LastActive   *time.Time `json:"lastActive"` // null where nobody knows
	Seat         bool       `json:"seat"`
	Roles        []string   `json:"roles"`
	Email        string     `json:"email"`
	FirstName    string     `json:"firstName"`
	LastName     string     `json:"lastName"`
}

func membershipsFile(_ context.Context, page Profile) (file, error) {
	texts := make([]membershipText, 0, len(page.Stakes))
	for _, s := range page.Stakes {
		text := membershipText{
			Organization: string(s.Organization), Name: s.Name, Member: string(s.Member), Joined: s.Joined,
			LastActive: orNever(s.Seen), Seat: !s.Inactive, Email: s.email, FirstName: s.first, LastName: s.last,
		}
		for _, r := range s.Roles {
			text.Roles = append(text.Roles, string(r))
		}
		texts = append(texts, text)
	}
	return indented("memberships.json", texts)
}

type entryText struct {
	Seq    int64             `json:"seq"`
	Time   time.Time         `json:"time"`
	Kind   string            `json:"kind"`
	Door   string            `json:"door"`
	Actor  string            `json:"actor"` // an ID
	Target string            `json:"target"`
	Before map[string]string `json:"before,omitempty"`
	After  map[string]string `json:"after,omitempty"`
}

func (p *People) activityFile(ctx context.Context, page Profile) (file, error) {
	security, err := audit.ReadSecurity(ctx, p.DB, page.ID, ledger.Newest, audit.Unlimited)
	if err != nil {
		return file{}, err
	}
	var lines bytes.Buffer
	encoder := json.NewEncoder(&lines)
	for _, e := range security.Entries {
		err := encoder.Encode(entryText{
			Seq: e.Seq, Time: e.Time, Kind: e.Kind, Door: string(e.Door), Actor: e.Actor.ID, Target: e.Target.ID,
			Before: e.Before, After: e.After,
		})
		if err != nil {
			return file{}, err
		}
	}
	return file{"security-activity.jsonl", lines.Bytes()}, nil
}

func indented(name string, content any) (file, error) {
	text, err := json.MarshalIndent(content, "", "  ")
	return file{name, append(text, '\n')}, err
}

func zipped(files []file, at time.Time) ([]byte, error) {
	var whole bytes.Buffer
	archive := zip.NewWriter(&whole)
	for _, f := range files {
		w, err := archive.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: at})
		if err == nil {
			_, err = w.Write(f.text)
		}
		if err != nil {
			return nil, err
		}
	}
	if err := archive.Close(); err != nil {
		return nil, err
	}
	return whole.Bytes(), nil
}
