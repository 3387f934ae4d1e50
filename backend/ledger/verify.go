package ledger

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"

	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// Finding is something wrong with a ledger.
type Finding struct {
	Ledger string `json:"ledger"`
	Seq    int64  `json:"seq"` // the entry; -1 where it is not about one
	Code   string `json:"code"`
	Detail string `json:"detail"`
}

// The codes of findings. Their sentences stand in the catalogue under
// "doctor.<code>".
const (
	EntryMissing    = "entry_missing"    // the sequences have a gap
	EntryUnreadable = "entry_unreadable" // not a canonical leaf of a known kind
	EntryMisplaced  = "entry_misplaced"  // the leaf says that it stands elsewhere
	PrivateAltered  = "private_altered"  // personal data differs from its commitment
	PrivateMissing  = "private_missing"  // personal data is gone and no entry erased it
	TreeAltered     = "tree_altered"     // a stored subtree root differs
	HeadMissing     = "head_missing"     // entries that no signature covers
	HeadAltered     = "head_altered"     // a signature or root does not match the entries
	DeviceUnknown   = "device_unknown"   // a head signed by a device that was never enrolled
	TailCut         = "tail_cut"         // the head kept outside knows more entries, or others
	OutsideMissing  = "outside_missing"  // no head is kept outside the database
)

// Findings are all codes, for the test that finds a sentence for each.
var Findings = []string{
	EntryMissing, EntryUnreadable, EntryMisplaced, PrivateAltered, PrivateMissing,
	TreeAltered, HeadMissing, HeadAltered, DeviceUnknown, TailCut, OutsideMissing,
}

// Verify reads a whole ledger and proves or refutes it: order and form of the
// entries, personal data against its commitments, the tree, every signed head,
// and the newest head kept outside the database.
func Verify(ctx context.Context, q sqlite.Queryer, kinds *Kinds, owner string, heads Heads) ([]Finding, error) {
	id, err := numberOf(ctx, q, owner)
	if err != nil {
		return nil, err
	}
	v := &verifier{
		ctx: ctx, q: q, kinds: kinds, owner: owner, id: id,
		devices: map[ident.Device]ed25519.PublicKey{}, enrolling: map[ident.Device]ed25519.PublicKey{},
	}
	defer v.heads.close()
	if err := v.load(heads); err != nil {
		return nil, err
	}
	if err := each(ctx, q, id, v.entry); err != nil {
		return nil, err
	}
	return v.findings, v.finish()
}

type verifier struct {
	ctx     context.Context
	q       sqlite.Queryer
	kinds   *Kinds
	owner   string
	id      int64
	tree    tree
	devices map[ident.Device]ed25519.PublicKey // whose signatures count
	// enrolling are devices whose enrolment no head covers yet: they can't vouch
	// for it themselves.
	enrolling map[ident.Device]ed25519.PublicKey
	heads     headReader
	nodes     map[node]bool
	outside   *Head
	note      []byte // the checkpoint that outside was read from
	told      map[string]bool
	absent    map[Erasure][]int64 // private parts that are gone, by whom they were about
	findings  []Finding
}

// findf adds a finding. After the first altered entry every later root differs:
// that is said once.
func (v *verifier) findf(seq int64, code, format string, args ...any) {
	if (code == TreeAltered || code == HeadAltered) && v.told[code] {
		return
	}
	v.told[code] = true
	v.findings = append(v.findings, Finding{Ledger: v.owner, Seq: seq, Code: code, Detail: fmt.Sprintf(format, args...)})
}

func (v *verifier) load(heads Heads) error {
	v.absent, v.told = map[Erasure][]int64{}, map[string]bool{}
	if err := v.loadNodes(); err != nil {
		return err
	}
	if err := v.loadOutside(heads); err != nil {
		return err
	}
	return v.heads.open(v.ctx, v.q, v.id)
}

func (v *verifier) loadNodes() error {
	rows, err := v.q.QueryContext(v.ctx, `SELECT level, pos, hash FROM ledger_node WHERE ledger = ?`, v.id)
	if err != nil {
		return err
	}
	defer rows.Close()
	v.nodes = map[node]bool{}
	for rows.Next() {
		var n node
		var hash []byte
		if err := rows.Scan(&n.level, &n.pos, &hash); err != nil {
			return err
		}
		copy(n.hash[:], hash)
		v.nodes[n] = true
	}
	return rows.Err()
}

// loadOutside takes the head kept outside. Its signature is checked when the
// entries have told which devices count.
func (v *verifier) loadOutside(heads Heads) error {
	text := heads.kept[v.owner]
	if text == nil {
		return v.lookOutside(heads.dir)
	}
	_, size, root, err := parseHeadText(string(text))
	if err != nil {
		return err
	}
	v.outside, v.note = &Head{Size: size, Root: root}, text
	return nil
}

// lookOutside looks for a head that wasn't there when the others were read. One
// that is there by now is that of a new ledger, and may know entries that came
// after the snapshot: there is nothing to hold against it.
func (v *verifier) lookOutside(dir string) error {
	if dir == "" {
		return nil
	}
	text, err := newOutside(dir).read(v.owner)
	switch {
	case errors.Is(err, os.ErrNotExist):
		v.findf(-1, OutsideMissing, "no head is kept in %s", dir)
	case err != nil:
		return fmt.Errorf("ledger: head outside the database: %w", err)
	case text == nil:
		v.findf(-1, TailCut, "the head outside the database is unreadable")
	}
	return nil
}

func (v *verifier) entry(id int64, stored []byte) error {
	seq := seqOf(id)
	for v.tree.size < seq {
		v.findf(v.tree.size, EntryMissing, "entry %d is missing", v.tree.size)
		v.tree.size = seq // the hashes differ from here on, and say so once
	}
	leaf, err := ParseLeaf(stored)
	if err != nil {
		v.findf(seq, EntryUnreadable, "%v", err)
	} else if err := v.content(id, seq, leaf); err != nil {
		return err
	}
	if err := v.tree.append(stored, v.node); err != nil {
		return err
	}
	return v.heading()
}

func (v *verifier) content(id, seq int64, leaf *Leaf) error {
	if leaf.Seq != seq || leaf.Ledger != v.owner {
		v.findf(seq, EntryMisplaced, "the entry says that it is number %d of %s", leaf.Seq, leaf.Ledger)
	}
	change, err := v.kinds.Decode(leaf)
	if err != nil {
		v.findf(seq, EntryUnreadable, "%v", err)
		return nil // it is a finding
	}
	if enrol, ok := change.(*EnrolDevice); ok {
		v.enrol(seq, enrol)
	}
	if eraser, ok := change.(Eraser); ok { // before its own private parts: those it doesn't erase
		for _, e := range eraser.Erases() {
			v.erased(e)
		}
	}
	return v.private(id, leaf)
}

// enrol admits the device that founded the ledger at once, by whose fingerprint
// people know it, and another as soon as a device that counts has signed for
// its enrolment.
func (v *verifier) enrol(seq int64, e *EnrolDevice) {
	switch _, known := v.devices[e.Device]; {
	case len(e.PublicKey) != ed25519.PublicKeySize: // crypto/ed25519 would panic
		v.findf(seq, EntryUnreadable, "the key of %s has %d bytes", e.Device, len(e.PublicKey))
	case known:
		v.findf(seq, DeviceUnknown, "the entry gives %s another key", e.Device)
	case seq == 0:
		v.devices[e.Device] = e.PublicKey
	default:
		v.enrolling[e.Device] = e.PublicKey
	}
}

func (v *verifier) private(id int64, leaf *Leaf) error {
	if len(leaf.Private) == 0 {
		return nil
	}
	stored, err := privatesOf(v.ctx, v.q, id)
	if err != nil {
		return err
	}
	present := map[int]bool{}
	for i := range stored {
		present[stored[i].part] = true
		if err := stored[i].verify(leaf); err != nil {
			v.findf(leaf.Seq, PrivateAltered, "%v", err)
		}
	}
	for i, c := range leaf.Private {
		if !present[i] {
			about := Erasure{Subject: c.Subject, Class: c.Class}
			v.absent[about] = append(v.absent[about], leaf.Seq)
		}
	}
	return nil
}

func (v *verifier) erased(e Erasure) {
	for about := range v.absent {
		if about.Subject == e.Subject && (e.Class == "" || about.Class == e.Class) {
			delete(v.absent, about)
		}
	}
}

func (v *verifier) node(n node) error {
	if n.level%nodeStride != 0 {
		return nil
	}
	if !v.nodes[n] {
		v.findf(-1, TreeAltered, "the stored root of level %d, place %d is missing or differs", n.level, n.pos)
	}
	delete(v.nodes, n)
	return nil
}

// heading checks the signed head of the size just reached, where there is one.
func (v *verifier) heading() error {
	if v.outside != nil && v.outside.Size == v.tree.size && v.outside.Root != v.tree.root() {
		v.findf(-1, TailCut, "at %d entries the database holds others than the head outside it vouches for", v.tree.size)
	}
	for v.heads.next != nil && v.heads.next.Size <= v.tree.size {
		v.head(*v.heads.next)
		if err := v.heads.advance(); err != nil {
			return err
		}
	}
	return nil
}

func (v *verifier) head(h Head) {
	key, known := v.devices[h.Device]
	root := v.tree.root()
	switch {
	case !known:
		v.findf(h.Size-1, DeviceUnknown, "the head of %d entries is signed by %s", h.Size, h.Device)
	case h.Size != v.tree.size || !bytes.Equal(h.Root[:], root[:]):
		v.findf(h.Size-1, HeadAltered, "the entries up to here differ from the signed root")
	case !ed25519.Verify(key, headText(v.owner, h.Size, h.Root), h.Signature):
		v.findf(h.Size-1, HeadAltered, "the signature of the head of %d entries is not valid", h.Size)
	default:
		maps.Copy(v.devices, v.enrolling)
		clear(v.enrolling)
	}
}

func (v *verifier) finish() error {
	for v.heads.next != nil {
		v.findf(v.heads.next.Size-1, EntryMissing, "%d entries are signed, %d are here", v.heads.next.Size, v.tree.size)
		if err := v.heads.advance(); err != nil {
			return err
		}
	}
	for n := range v.nodes {
		v.findf(-1, TreeAltered, "a stored root of level %d, place %d belongs to no entries", n.level, n.pos)
	}
	for about, seqs := range v.absent {
		for _, seq := range seqs {
			v.findf(seq, PrivateMissing, "the %s of %s is gone, and no entry erased it", about.Class, about.Subject)
		}
	}
	v.covered()
	if v.outside != nil && !v.signed(v.note) {
		v.findf(-1, TailCut, "the head outside the database is not signed by a device of this ledger")
	}
	if v.outside != nil && v.outside.Size > v.tree.size {
		v.findf(-1, TailCut, "the head outside the database knows %d entries, the database %d", v.outside.Size, v.tree.size)
	}
	return nil
}

func (v *verifier) signed(checkpoint []byte) bool {
	for id, key := range v.devices {
		if owner, _, _, err := ParseCheckpoint(checkpoint, VerifierKey(id, key)); err == nil && owner == v.owner {
			return true
		}
	}
	return false
}

// covered makes sure that the last entry is signed for.
func (v *verifier) covered() {
	var size int64
	err := v.q.QueryRowContext(v.ctx, `SELECT COALESCE(MAX(size), 0) FROM ledger_head WHERE ledger = ?`, v.id).Scan(&size)
	if err != nil || size < v.tree.size {
		v.findf(size, HeadMissing, "%d entries are here, %d are signed for", v.tree.size, size)
	}
}

// MissingLedgers names the ledgers that have a head outside the database, no
// entries in it, and no entry of the installation that is about them: a deletion
// leaves its tombstone, also where a crash kept it from removing the head.
func MissingLedgers(ctx context.Context, q sqlite.Queryer, heads Heads) ([]Finding, error) {
	var findings []Finding
	for _, owner := range slices.Sorted(maps.Keys(heads.kept)) {
		size, err := Size(ctx, q, owner)
		if err != nil {
			return nil, err
		}
		buried := false
		if size == 0 {
			buried, err = remembered(ctx, q, owner)
		}
		if err != nil {
			return nil, err
		}
		if size == 0 && !buried {
			findings = append(findings, Finding{Ledger: owner, Seq: -1, Code: TailCut, Detail: "the whole ledger is missing"})
		}
	}
	return findings, nil
}

// remembered reports whether an installation's ledger has an entry about the owner
// of another.
func remembered(ctx context.Context, q sqlite.Queryer, owner string) (found bool, err error) {
	err = q.QueryRowContext(ctx,
		`SELECT EXISTS (SELECT 1 FROM ledger l JOIN ledger_entry e ON e.id >= l.id << ?1 AND e.id < (l.id + 1) << ?1
		  WHERE l.scope = ?2 AND CASE WHEN json_valid(CAST(e.leaf AS TEXT)) THEN CAST(e.leaf AS TEXT) ->> '$.target.id' END = ?3)`, seqBits, Installation, owner).Scan(&found)
	return found, err
}
