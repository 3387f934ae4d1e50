package desktop

// SecurityActivityInput asks for a page of it: the newest entries, or those
// from before an earlier page's last.
type SecurityActivityInput struct {
	Before int64 `json:"before"` // the Seq of the last entry seen; 0 for the newest
}

// SecurityActivityView is what happened to one account.
type SecurityActivityView struct {
	Entries []EntryView  `json:"entries"`
	More    bool         `json:"more"` // there are older ones
	Notices []NoticeView `json:"notices"`
}

// NoticeView is something that a person should hear of without looking for it.
// The page makes a sentence of it with the text "notice.<kind>".
type NoticeView struct {
	Seq    int64  `json:"seq"`
	Kind   string `json:"kind"` // one of audit.Notices
	Time   string `json:"time"` // RFC 3339
	Door   string `json:"door"`
	Device string `json:"device"` // such as "Firefox, Linux", of a sign-in
	Seen   bool   `json:"seen"`
}

// SeenInput says up to which entry a person has read the notices.
type SeenInput struct {
	Seq int64 `json:"seq"`
}

// ExportView is everything about a person, to keep.
type ExportView struct {
	Name  string `json:"name"`  // of the file
	Bytes string `json:"bytes"` // the ZIP, in base64
}

// DeleteAccountInput deletes the account that is signed in, whose address is
// typed to say that it is meant.
type DeleteAccountInput struct {
	Email string `json:"email" max:"254" required:"true"`
}
