package ledger

import (
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// Device is what signs: an installation and its key.
type Device struct {
	ID     ident.Device
	System string // operating system, as people know it: Linux, macOS, Windows
	Key    ed25519.PrivateKey
}

// Head is a signed tree head: what a ledger was when a batch became durable.
type Head struct {
	Size      int64
	Root      tlog.Hash
	Device    ident.Device
	Signature []byte // Ed25519 over headText
}

// headText is what is signed: the body of a C2SP checkpoint.
func headText(owner string, size int64, root tlog.Hash) []byte {
	b := append([]byte("intendant/"), owner...)
	b = strconv.AppendInt(append(b, '\n'), size, 10)
	b = base64.StdEncoding.AppendEncode(append(b, '\n'), root[:])
	return append(b, '\n')
}

func (d Device) sign(owner string, size int64, root tlog.Hash) Head {
	return Head{Size: size, Root: root, Device: d.ID, Signature: ed25519.Sign(d.Key, headText(owner, size, root))}
}

// Public is the key that verifies the device's signatures.
func (d Device) Public() ed25519.PublicKey {
	return d.Key.Public().(ed25519.PublicKey) //nolint:errcheck // ed25519 documents it
}

// Fingerprint is how people compare a device's key: the first 16 bytes of its
// SHA-256 in eight groups of four hexadecimal digits.
func Fingerprint(key ed25519.PublicKey) string {
	sum := sha256.Sum256(key)
	digits := strings.ToUpper(hex.EncodeToString(sum[:16]))
	groups := make([]string, 0, len(digits)/4)
	for i := 0; i < len(digits); i += 4 {
		groups = append(groups, digits[i:i+4])
	}
	return strings.Join(groups, " ")
}

// VerifierKey is the device's key in the form of C2SP signed notes, for other
// programs that verify checkpoints.
func VerifierKey(id ident.Device, key ed25519.PublicKey) string {
	vkey, err := note.NewEd25519VerifierKey(string(id), key)
	if err != nil {
		return "" // only for names with spaces or plus signs, which identifiers never have
	}
	return vkey
}

// Checkpoint is the head as a C2SP signed note.
func (h Head) Checkpoint(owner string, key ed25519.PublicKey) []byte {
	b := append(headText(owner, h.Size, h.Root), "\n\u2014 "...)
	b = append(append(b, h.Device...), ' ')
	b = base64.StdEncoding.AppendEncode(b, append(keyID(h.Device, key), h.Signature...))
	return append(b, '\n')
}

// keyID is how a signed note names the key of a signature: four bytes of
// SHA-256 over the name and the key (C2SP signed-note, "Signatures").
func keyID(id ident.Device, key ed25519.PublicKey) []byte {
	const ed25519Signature = 0x01
	sum := sha256.Sum256(append(append([]byte(id), '\n', ed25519Signature), key...))
	return sum[:4]
}

// ParseCheckpoint verifies a signed note against a verifier key and returns the
// ledger's owner, the size and the root that it vouches for.
func ParseCheckpoint(text []byte, verifierKey string) (owner string, size int64, root tlog.Hash, err error) {
	verifier, err := note.NewVerifier(verifierKey)
	if err != nil {
		return "", 0, root, fmt.Errorf("ledger: verifier key: %w", err)
	}
	opened, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return "", 0, root, fmt.Errorf("ledger: checkpoint: %w", err)
	}
	return parseHeadText(opened.Text)
}

func parseHeadText(text string) (owner string, size int64, root tlog.Hash, err error) {
	lines := strings.Split(text, "\n")
	owner, named := strings.CutPrefix(lines[0], "intendant/")
	if !named || len(lines) < 4 {
		return "", 0, root, errors.New("ledger: not a checkpoint of this program")
	}
	size, err = strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 {
		return "", 0, root, errors.New("ledger: checkpoint without a size")
	}
	sum, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || len(sum) != len(root) {
		return "", 0, root, errors.New("ledger: checkpoint without a root")
	}
	copy(root[:], sum)
	return owner, size, root, nil
}

func (h Head) store(ctx context.Context, tx *sqlite.Tx, ledger int64) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO ledger_head (ledger, size, root, device, signature) VALUES (?, ?, ?, ?, ?)`,
		ledger, h.Size, h.Root[:], h.Device, h.Signature)
	return err
}

// NewestHead is the last signed head of a ledger and the key that verifies it.
func NewestHead(ctx context.Context, q sqlite.Queryer, owner string) (Head, ed25519.PublicKey, error) {
	var h Head
	var root, key []byte
	err := q.QueryRowContext(ctx,
		`SELECT h.size, h.root, h.device, h.signature, d.public_key
		   FROM ledger l JOIN ledger_head h ON h.ledger = l.id
		   JOIN ledger_device d ON d.ledger = l.id AND d.device = h.device
		  WHERE l.owner = ? ORDER BY h.size DESC LIMIT 1`, owner).
		Scan(&h.Size, &root, &h.Device, &h.Signature, &key)
	if errors.Is(err, sql.ErrNoRows) {
		return Head{}, nil, nil
	}
	copy(h.Root[:], root)
	return h, key, err
}

// vouched makes sure, before anything is added to a ledger that was just read,
// that this device or another has signed for it as it is and that no newer head
// is kept outside: the next signature would cover up what happened to it.
func (l *Ledger) vouched(ctx context.Context, tx *sqlite.Tx, s *state) error {
	var h Head
	var root []byte
	err := tx.QueryRowContext(ctx,
		`SELECT size, root, device, signature FROM ledger_head WHERE ledger = ? ORDER BY size DESC LIMIT 1`, s.id).
		Scan(&h.Size, &root, &h.Device, &h.Signature)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	copy(h.Root[:], root)
	device := l.o.Device
	switch kept := l.outside.size(s.owner); {
	case h.Size != s.tree.size || h.Root != s.tree.root():
		err = fmt.Errorf("%d entries are here, and they are not the %d that were signed", s.tree.size, h.Size)
	case h.Device == device.ID && !ed25519.Verify(device.Public(), headText(s.owner, h.Size, h.Root), h.Signature):
		err = fmt.Errorf("the signature of the head of %d entries is not valid", h.Size)
	case kept > h.Size:
		err = fmt.Errorf("%d entries are here, and the head outside the database knows %d", h.Size, kept)
	default:
		return nil
	}
	return fault.Wrap(fault.LedgerBroken, fmt.Errorf("ledger %s: %w", s.owner, err))
}

// headReader reads the signed heads of a ledger in ascending order, one at a time:
// there may be as many as entries.
type headReader struct {
	rows *sql.Rows
	next *Head // nil at the end
}

func (r *headReader) open(ctx context.Context, q sqlite.Queryer, ledger int64) (err error) {
	const query = `SELECT size, root, device, signature FROM ledger_head WHERE ledger = ? ORDER BY size`
	r.rows, err = q.QueryContext(ctx, query, ledger) //nolint:rowserrcheck // advance does
	if err != nil {
		return err
	}
	return r.advance()
}

func (r *headReader) advance() error {
	r.next = nil
	if !r.rows.Next() {
		return r.rows.Err()
	}
	var h Head
	var root []byte
	if err := r.rows.Scan(&h.Size, &root, &h.Device, &h.Signature); err != nil {
		return err
	}
	copy(h.Root[:], root)
	r.next = &h
	return nil
}

func (r *headReader) close() {
	if r.rows != nil {
		_ = r.rows.Close()
	}
}
