package ledger

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"intendant/backend/ident"
)

// leafVersion is the version of the envelope that Commit writes.
const leafVersion = 1

// Leaf is an entry as it is stored and hashed: docs/audit-format.md is its
// specification.
type Leaf struct {
	Version     int               `json:"v"`
	Actor       LeafActor         `json:"actor"`
	After       map[string]string `json:"after"`
	Before      map[string]string `json:"before"`
	Kind        string            `json:"kind"`
	KindVersion int               `json:"kind_version"`
	Ledger      string            `json:"ledger"`
	Operation   ident.Operation   `json:"op"`
	Payload     json.RawMessage   `json:"payload"`
	Private     []Commitment      `json:"private"`
	Seq         int64             `json:"seq"`
	Target      Target            `json:"target"`
	Time        int64             `json:"time"` // milliseconds since 1970, UTC
	Workspace   ident.Workspace   `json:"workspace"`
}

// LeafActor is an Actor in a leaf; the empty fields are left out there.
type LeafActor struct {
	Account ident.Account `json:"account"`
	Device  ident.Device  `json:"device"`
	Door    Door          `json:"door"`
	Due     string        `json:"due"`
	Member  ident.Member  `json:"member"`
}

// Commitment stands in a leaf for a private part.
type Commitment struct {
	Class   string `json:"class"`
	Hash    []byte `json:"commitment"` // SHA-256, base64 in the leaf
	Subject string `json:"subject"`
}

// append writes the canonical form. The keys are in alphabetical order by the
// order of these lines.
func (l *Leaf) append(b []byte) []byte {
	b = append(b, `{"actor":`...)
	b = l.Actor.append(b)
	if len(l.After) > 0 {
		b = appendStrings(append(b, `,"after":`...), l.After)
	}
	if len(l.Before) > 0 {
		b = appendStrings(append(b, `,"before":`...), l.Before)
	}
	b = appendString(append(b, `,"kind":`...), l.Kind)
	b = strconv.AppendInt(append(b, `,"kind_version":`...), int64(l.KindVersion), 10)
	b = appendString(append(b, `,"ledger":`...), l.Ledger)
	b = appendString(append(b, `,"op":`...), string(l.Operation))
	b = append(append(b, `,"payload":`...), l.Payload...)
	if len(l.Private) > 0 {
		b = appendCommitments(append(b, `,"private":`...), l.Private)
	}
	b = strconv.AppendInt(append(b, `,"seq":`...), l.Seq, 10)
	b = appendString(append(b, `,"target":{"id":`...), l.Target.ID)
	b = append(appendString(append(b, `,"type":`...), l.Target.Type), '}')
	b = strconv.AppendInt(append(b, `,"time":`...), l.Time, 10)
	b = strconv.AppendInt(append(b, `,"v":`...), int64(l.Version), 10)
	if l.Workspace != "" {
		b = appendString(append(b, `,"workspace":`...), string(l.Workspace))
	}
	return append(b, '}')
}

func (a *LeafActor) append(b []byte) []byte {
	b = append(b, '{')
	if a.Account != "" {
		b = append(appendString(append(b, `"account":`...), string(a.Account)), ',')
	}
	b = appendString(append(b, `"device":`...), string(a.Device))
	b = appendString(append(b, `,"door":`...), string(a.Door))
	if a.Due != "" {
		b = appendString(append(b, `,"due":`...), a.Due)
	}
	if a.Member != "" {
		b = appendString(append(b, `,"member":`...), string(a.Member))
	}
	return append(b, '}')
}

func appendCommitments(b []byte, list []Commitment) []byte {
	b = append(b, '[')
	for i, c := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(append(b, `{"class":`...), c.Class)
		b = base64.StdEncoding.AppendEncode(append(b, `,"commitment":"`...), c.Hash)
		b = append(appendString(append(b, `","subject":`...), c.Subject), '}')
	}
	return append(b, ']')
}

// ParseLeaf reads a stored leaf. It accepts only the canonical form, so that an
// entry has one spelling and one hash.
func ParseLeaf(stored []byte) (*Leaf, error) {
	leaf, err := decodeLeaf(stored)
	if err != nil {
		return nil, err
	}
	if leaf.Version != leafVersion {
		return nil, fmt.Errorf("ledger: leaf version %d is not known here", leaf.Version)
	}
	payload, err := canonicalize(leaf.Payload)
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(payload, leaf.Payload) || !bytes.Equal(leaf.append(nil), stored) {
		return nil, errors.New("ledger: leaf is not in canonical form")
	}
	return leaf, nil
}

// decodeLeaf reads a leaf that this program has stored, without judging its
// form: pages of the audit log need it fast.
func decodeLeaf(stored []byte) (*Leaf, error) {
	leaf := new(Leaf)
	if err := json.Unmarshal(stored, leaf); err != nil {
		return nil, fmt.Errorf("ledger: leaf is not readable: %w", err)
	}
	return leaf, nil
}

// By is the actor as Check and Apply saw it.
func (l *Leaf) By() Actor {
	return Actor{Account: l.Actor.Account, Member: l.Actor.Member, Device: l.Actor.Device, Door: l.Actor.Door, Due: l.Actor.Due}
}

// At is the stamp as Check and Apply saw it.
func (l *Leaf) At() Stamp {
	return Stamp{Ledger: l.Ledger, Seq: l.Seq, Time: time.UnixMilli(l.Time).UTC(), Operation: l.Operation}
}

// payloadOf is the canonical payload of a Change whose type NewKinds accepted.
func payloadOf(c Change) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(c); err != nil {
		return nil, fmt.Errorf("ledger: payload of %T: %w", c, err)
	}
	text := bytes.TrimSuffix(buf.Bytes(), []byte("\n"))
	if canonicalAlready(text) {
		return text, nil
	}
	if bytes.Contains(bytes.ReplaceAll(text, []byte(`\\`), nil), []byte(`\ufffd`)) {
		return nil, fmt.Errorf("ledger: payload of %T: %w", c, errNotUTF8)
	}
	return canonicalize(text)
}

// errNotUTF8 keeps bytes out of a ledger that Apply would write as they are and a
// replay as U+FFFD.
var errNotUTF8 = errors.New("text that is not UTF-8")

// canonicalAlready reports whether encoding/json has certainly written the
// canonical form by itself: sorted by declaration, and escaped as RFC 8785 does
// but for U+2028, U+2029 and bytes that are not UTF-8, which become \ufffd. A long
// run of digits may be a number that canonical JSON refuses.
func canonicalAlready(text []byte) bool {
	digits := 0
	for i, c := range text {
		if c == 'u' && i > 0 && text[i-1] == '\\' {
			return false
		}
		if c < '0' || c > '9' {
			digits = 0
		} else if digits++; digits >= len("9007199254740991") {
			return false
		}
	}
	return true
}
