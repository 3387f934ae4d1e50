package person

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"time"

	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/name"
	"intendant/backend/session"
)

// Text words a text of the catalogue in the person's language.
type Text func(key string, params map[string]string) string

// file is one of an Export.
type file struct {
	name string
	text []byte
}

// Export gathers everything that the installation knows about the person in a
// ZIP, with a README in their language. It holds no secret in any form. The
// person's sessions are kept in memory only, so that the caller brings them.
func (p *People) Export(ctx context.Context, by ledger.Actor, at time.Time, sessions []session.Session, text Text) ([]byte, error) {
	page, err := p.Profile(ctx, by.Account)
	if err != nil {
		return nil, err
	}
	i, err := installation.Read(ctx, p.DB.Read())
	if err != nil {
		return nil, err
	}
	files := []file{p.readme(page, i, at, text)}
	for _, write := range []func(context.Context, Profile) (file, error){
		func(ctx context.Context, page Profile) (file, error) { return p.accountFile(ctx, page, sessions) },
		preferencesFile, p.membershipsFile, p.activityFile, p.organizationsFile,
	} {
		one, err := write(ctx, page)
		if err != nil {
			return nil, err
		}
		files = append(files, one)
	}
	if p.Chats != nil {
		chats, err := p.Chats(ctx, page.ID)
		if err != nil {
			return nil, err
		}
		files = append(files, file{"chats.jsonl", chats})
	}
	return zipped(files, at)
}

func (p *People) readme(page Profile, i installation.Installation, at time.Time, text Text) file {
	parts := []string{"account", "preferences", "memberships", "activity", "organizations"}
	if p.Chats != nil {
		parts = append(parts, "chats")
	}
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
