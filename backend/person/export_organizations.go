package person

import (
	"bytes"
	"context"
	"encoding/json"
	"time"

	"intendant/backend/audit"
	"intendant/backend/ledger"
	"intendant/backend/workspace"
)

func preferencesFile(_ context.Context, page Profile) (file, error) {
	return indented("preferences.json", struct {
		Language string `json:"language"`
		Theme    string `json:"theme"`
		Contrast string `json:"contrast"`
		FirstDay string `json:"firstDay"`
		TimeZone string `json:"timeZone"`
	}(page.Preferences))
}

type workspaceText struct {
	Workspace string `json:"workspace"`
	Name      string `json:"name"`
	Role      string `json:"role"`
}

type membershipText struct {
	Organization string     `json:"organization"`
	Name         string     `json:"name"`
	Member       string     `json:"member"`
	Joined       time.Time  `json:"joined"`
	LastActive   *time.Time `json:"lastActive"` // null where nobody knows
	Seat         bool       `json:"seat"`
	Roles        []string   `json:"roles"`
	// Workspaces are those that the person has a role in.
	Workspaces []workspaceText `json:"workspaces"`
	Email      string          `json:"email"`
	FirstName  string          `json:"firstName"`
	LastName   string          `json:"lastName"`
	// Kept is what the organization's ledger still has of the person: as it shows
	// them, and as it did.
	Kept []map[string]string `json:"kept"`
}

func (p *People) membershipsFile(ctx context.Context, page Profile) (file, error) {
	texts := make([]membershipText, 0, len(page.Stakes))
	for _, s := range page.Stakes {
		text := membershipText{
			Organization: string(s.Organization), Name: s.Name, Member: string(s.Member), Joined: s.Joined,
			LastActive: orNever(s.Seen), Seat: !s.Inactive, Email: s.email, FirstName: s.first, LastName: s.last,
			Workspaces: []workspaceText{},
		}
		for _, r := range s.Roles {
			text.Roles = append(text.Roles, string(r))
		}
		places, err := workspace.RolesOf(ctx, p.DB.Read(), s.Organization, s.Member)
		if err != nil {
			return file{}, err
		}
		for _, place := range places {
			text.Workspaces = append(text.Workspaces, workspaceText{string(place.Workspace), place.Name, string(place.Role)})
		}
		if text.Kept, err = ledger.Privates(ctx, p.DB.Read(), string(s.Member), ledger.ClassProfile); err != nil {
			return file{}, err
		}
		texts = append(texts, text)
	}
	return indented("memberships.json", texts)
}

type entryText struct {
	Organization string `json:"organization,omitempty"`

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
	err = write(&lines, "", security.Entries)
	return file{"security-activity.jsonl", lines.Bytes()}, err
}

// organizationsFile is what the person did in their organizations, and what was
// done to them there.
func (p *People) organizationsFile(ctx context.Context, page Profile) (file, error) {
	var lines bytes.Buffer
	for _, s := range page.Stakes {
		entries, err := audit.Mentioning(ctx, p.DB.Read(), string(s.Organization), string(s.Member), audit.Unlimited)
		if err != nil {
			return file{}, err
		}
		if err := write(&lines, string(s.Organization), entries); err != nil {
			return file{}, err
		}
	}
	return file{"organization-activity.jsonl", lines.Bytes()}, nil
}

func write(lines *bytes.Buffer, organization string, entries []audit.Entry) error {
	encoder := json.NewEncoder(lines)
	for _, e := range entries {
		err := encoder.Encode(entryText{
			Organization: organization,
			Seq:          e.Seq, Time: e.Time, Kind: e.Kind, Door: string(e.Door), Actor: e.Actor.ID, Target: e.Target.ID,
			Before: e.Before, After: e.After,
		})
		if err != nil {
			return err
		}
	}
	return nil
}
