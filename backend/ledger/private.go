package ledger

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf8"

	"intendant/backend/sqlite"
)

const (
	saltSize      = 32 // bytes; makes a commitment to a guessable name unguessable
	privateDomain = "intendant/private/v1\n"
)

type sealedPrivate struct {
	Commitment

	salt, data []byte
}

// commitTo makes the stored form of a private part and the commitment to it:
// SHA-256(domain ‖ salt ‖ data).
func commitTo(p *Private, entropy io.Reader) (sealedPrivate, error) {
	for _, text := range p.Fields {
		if !utf8.ValidString(text) {
			return sealedPrivate{}, fmt.Errorf("ledger: private part of %s: %w", p.Subject, errNotUTF8)
		}
	}
	salt := make([]byte, saltSize)
	if _, err := io.ReadFull(entropy, salt); err != nil {
		return sealedPrivate{}, fmt.Errorf("ledger: salt: %w", err)
	}
	data := appendStrings(nil, p.Fields)
	return sealedPrivate{
		Commitment: Commitment{Class: p.Class, Subject: p.Subject, Hash: commitment(salt, data)},
		salt:       salt, data: data,
	}, nil
}

func commitment(salt, data []byte) []byte {
	h := sha256.New()
	h.Write([]byte(privateDomain))
	h.Write(salt)
	h.Write(data)
	return h.Sum(nil)
}

func (p *sealedPrivate) store(ctx context.Context, tx *sqlite.Tx, entry int64, part int) error {
	_, err := tx.ExecContext(ctx,
		`INSERT INTO ledger_private (entry, part, subject, class, salt, data) VALUES (?, ?, ?, ?, ?, ?)`,
		entry, part, p.Subject, p.Class, p.salt, p.data)
	return err
}

// removePrivates removes what an entry's Change erases from the entries before
// it. The commitments stay and every proof verifies. After a person's erasure
// the file is scrubbed. What was only superseded (an earlier name or address, in
// clear; a secret, sealed) is overwritten where it stood, and copies of its row
// that SQLite left in other pages stay until the file is written anew: that costs
// too much for each change of a profile.
func (b *batch) removePrivates(ctx context.Context, e Erasure, s *state, seq int64) error {
	_, err := b.tx.ExecContext(ctx,
		`DELETE FROM ledger_private WHERE subject = ? AND (class = ? OR ? = '') AND entry >= ? AND entry < ?`,
		e.Subject, e.Class, e.Class, entryID(s.id, 0), entryID(s.id, seq))
	if err != nil || e.Class != "" {
		return err
	}
	b.erased = true
	return b.tx.Erased(ctx)
}

type storedPrivate struct {
	part           int
	subject, class string
	salt, data     []byte
}

// privatesOf reads what is left of an entry's private parts.
func privatesOf(ctx context.Context, q sqlite.Queryer, entry int64) ([]storedPrivate, error) {
	rows, err := q.QueryContext(ctx,
		`SELECT part, subject, class, salt, data FROM ledger_private WHERE entry = ? ORDER BY part`, entry)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []storedPrivate
	for rows.Next() {
		var p storedPrivate
		if err := rows.Scan(&p.part, &p.subject, &p.class, &p.salt, &p.data); err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	return list, rows.Err()
}

// verify holds a stored part against the commitment in its leaf.
func (p *storedPrivate) verify(leaf *Leaf) error {
	if p.part < 0 || p.part >= len(leaf.Private) {
		return fmt.Errorf("ledger: entry %d has a private part %d that its leaf does not know", leaf.Seq, p.part)
	}
	c := leaf.Private[p.part]
	if c.Subject != p.subject || c.Class != p.class || !bytes.Equal(c.Hash, commitment(p.salt, p.data)) {
		return fmt.Errorf("ledger: private part %d of entry %d differs from its commitment", p.part, leaf.Seq)
	}
	return nil
}

// fill puts what is left of the private parts back into a decoded Change.
func fill(c Change, leaf *Leaf, stored []storedPrivate) error {
	personal, ok := c.(Personal)
	if !ok {
		return nil
	}
	parts := personal.Privates()
	if len(parts) != len(leaf.Private) {
		return fmt.Errorf("ledger: %s has %d private parts, its leaf %d", leaf.Kind, len(parts), len(leaf.Private))
	}
	for i, committed := range leaf.Private {
		parts[i].Subject, parts[i].Class = committed.Subject, committed.Class
	}
	for _, p := range stored {
		if err := json.Unmarshal(p.data, &parts[p.part].Fields); err != nil {
			return fmt.Errorf("ledger: private part of entry %d: %w", leaf.Seq, err)
		}
	}
	return nil
}
