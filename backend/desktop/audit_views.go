package desktop

// ActivityInput names the organization whose activity is asked for.
type ActivityInput struct {
	Organization string `json:"organization" max:"40" required:"true"`
}

// ActivityView is the newest entries of an organization's ledger, and the head
// that vouches for all of it.
type ActivityView struct {
	Entries    []EntryView    `json:"entries"`
	Total      int64          `json:"total"`
	Checkpoint CheckpointView `json:"checkpoint"`
}

// EntryView is one entry. The page makes a sentence of it with the text
// "activity.<kind>".
type EntryView struct {
	Seq    int64      `json:"seq"`
	Time   string     `json:"time"` // RFC 3339
	Kind   string     `json:"kind"`
	Door   string     `json:"door"`
	Actor  ActorView  `json:"actor"`
	Target TargetView `json:"target"`
	// Workspace is where it happened; its id is empty outside of a workspace.
	Workspace TargetView        `json:"workspace"`
	Before    map[string]string `json:"before"`
	After     map[string]string `json:"after"`
}

// ActorView is who did it.
type ActorView struct {
	Kind     string `json:"kind"` // "member", "account", "system", "operator", "nobody" or "erased"
	ID       string `json:"id"`
	Name     string `json:"name"`
	Initials string `json:"initials"`
}

// TargetView is what it was done to.
type TargetView struct {
	Type string `json:"type"`
	ID   string `json:"id"`
	Name string `json:"name"`
}

// CheckpointView is the newest signed tree head.
type CheckpointView struct {
	Size        int64  `json:"size"`
	Root        string `json:"root"`
	Time        string `json:"time"` // RFC 3339
	Device      string `json:"device"`
	Fingerprint string `json:"fingerprint"`
}
