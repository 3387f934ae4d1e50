package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/bits"

	"golang.org/x/mod/sumdb/tlog"

	"intendant/backend/sqlite"
)

// seqBits is how many low bits of ledger_entry.id hold the sequence.
const seqBits = 40

func entryID(ledger, seq int64) int64 { return ledger<<seqBits | seq }

func seqOf(id int64) int64 { return id & (1<<seqBits - 1) }

// nodeStride is the distance of the levels whose subtree roots are stored.
const nodeStride = 8

// tree is an RFC 6962 tree that only grows. It keeps the roots of the complete
// subtrees that its size decomposes into (at most one for each bit), so that an
// append costs O(log n) hashes and no reading.
type tree struct {
	size  int64
	roots [seqBits]tlog.Hash // roots[i] counts where bit i of size is set
}

// node is a completed subtree: 2^level leaves, the pos-th of that size.
type node struct {
	level int
	pos   int64
	hash  tlog.Hash
}

// append adds a leaf and reports every complete subtree above it to keep.
func (t *tree) append(leaf []byte, keep func(node) error) error {
	h := tlog.RecordHash(leaf)
	level, n := 0, t.size
	for ; n&1 == 1; n >>= 1 {
		h = tlog.NodeHash(t.roots[level], h)
		level++
		if err := keep(node{level: level, pos: n >> 1, hash: h}); err != nil {
			return err
		}
	}
	t.roots[level] = h
	t.size++
	return nil
}

// root is the tree head. An empty tree has SHA-256 of nothing (RFC 6962 §2.1).
func (t *tree) root() tlog.Hash {
	if t.size == 0 {
		h, _ := tlog.TreeHash(0, nil)
		return h
	}
	level := bits.TrailingZeros64(uint64(t.size)) //nolint:gosec // a size is not negative
	h := t.roots[level]
	for level++; level < seqBits; level++ {
		if t.size>>level&1 == 1 {
			h = tlog.NodeHash(t.roots[level], h)
		}
	}
	return h
}

func storeNode(ctx context.Context, tx *sqlite.Tx, ledger int64, n node) error {
	if n.level%nodeStride != 0 {
		return nil
	}
	hash := n.hash // this one may go to the heap; most nodes are not stored
	_, err := tx.ExecContext(ctx, `INSERT INTO ledger_node (ledger, level, pos, hash) VALUES (?, ?, ?, ?)`,
		ledger, n.level, n.pos, hash[:])
	return err
}

// loadTree rebuilds the tree of the given size from stored nodes and the few
// leaves after the last of them.
func loadTree(ctx context.Context, q sqlite.Queryer, ledger, size int64) (*tree, error) {
	t := &tree{size: size}
	for level := range seqBits {
		if size>>level&1 == 0 {
			continue
		}
		pos := size>>level - 1
		h, err := subtree(ctx, q, ledger, level, pos)
		if err != nil {
			return nil, err
		}
		t.roots[level] = h
	}
	return t, nil
}

// subtree computes the root of a complete subtree from the nearest stored level
// below it: at most 2^(nodeStride−1) children are read.
func subtree(ctx context.Context, q sqlite.Queryer, ledger int64, level int, pos int64) (tlog.Hash, error) {
	base := level - level%nodeStride
	first, count := pos<<(level-base), int64(1)<<(level-base)
	hashes, err := row(ctx, q, ledger, base, first, count)
	if err != nil {
		return tlog.Hash{}, err
	}
	for len(hashes) > 1 {
		for i := 0; i < len(hashes); i += 2 {
			hashes[i/2] = tlog.NodeHash(hashes[i], hashes[i+1])
		}
		hashes = hashes[:len(hashes)/2]
	}
	return hashes[0], nil
}

func row(ctx context.Context, q sqlite.Queryer, ledger int64, level int, first, count int64) ([]tlog.Hash, error) {
	var rows *sql.Rows
	var err error
	if level == 0 {
		rows, err = q.QueryContext(ctx, `SELECT leaf FROM ledger_entry WHERE id >= ? AND id < ? ORDER BY id`,
			entryID(ledger, first), entryID(ledger, first+count))
	} else {
		rows, err = q.QueryContext(ctx,
			`SELECT hash FROM ledger_node WHERE ledger = ? AND level = ? AND pos >= ? AND pos < ? ORDER BY pos`,
			ledger, level, first, first+count)
	}
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	hashes := make([]tlog.Hash, 0, count)
	for rows.Next() {
		var stored sql.RawBytes
		if err := rows.Scan(&stored); err != nil {
			return nil, err
		}
		hashes = append(hashes, hashOf(level, stored))
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	if int64(len(hashes)) != count {
		return nil, fmt.Errorf("%w: %d of %d hashes at level %d from %d", errTreeIncomplete, len(hashes), count, level, first)
	}
	return hashes, nil
}

var errTreeIncomplete = errors.New("ledger: the tree has holes")

func hashOf(level int, stored []byte) tlog.Hash {
	if level == 0 {
		return tlog.RecordHash(stored)
	}
	var h tlog.Hash
	copy(h[:], stored)
	return h
}

// hashReader serves tlog's proofs from what is stored.
type hashReader struct {
	ctx    context.Context
	q      sqlite.Queryer
	ledger int64
}

// ReadHashes implements tlog.HashReader.
func (r hashReader) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		level, pos := tlog.SplitStoredHashIndex(index)
		h, err := subtree(r.ctx, r.q, r.ledger, level, pos)
		if err != nil {
			return nil, err
		}
		hashes[i] = h
	}
	return hashes, nil
}

// ProveEntry returns the RFC 6962 inclusion proof of an entry in the tree of the
// given size.
func ProveEntry(ctx context.Context, q sqlite.Queryer, owner string, size, seq int64) (tlog.RecordProof, error) {
	id, err := numberOf(ctx, q, owner)
	if err != nil {
		return nil, err
	}
	return tlog.ProveRecord(size, seq, hashReader{ctx, q, id})
}

// ProveGrowth returns the RFC 6962 consistency proof between two sizes.
func ProveGrowth(ctx context.Context, q sqlite.Queryer, owner string, from, to int64) (tlog.TreeProof, error) {
	id, err := numberOf(ctx, q, owner)
	if err != nil {
		return nil, err
	}
	return tlog.ProveTree(to, from, hashReader{ctx, q, id})
}

// RootAt is the tree head of the first size entries.
func RootAt(ctx context.Context, q sqlite.Queryer, owner string, size int64) (tlog.Hash, error) {
	id, err := numberOf(ctx, q, owner)
	if err != nil {
		return tlog.Hash{}, err
	}
	return tlog.TreeHash(size, hashReader{ctx, q, id})
}
