package ledger

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// slotSize bounds a checkpoint kept outside; one disk sector, so that a slot is
// written whole or not at all.
const slotSize = 512

// maxFiles bounds how many of these files are kept open: there may be more
// organizations than a process may open files.
const maxFiles = 64

// headSuffix ends the name of a file of heads.
const headSuffix = ".heads"

// outside keeps the newest signed head of each ledger beside the database, so
// that a database whose end was cut off, or an older copy put in its place, is
// noticed. It is written after the commit is durable and not synced itself, so
// it is never ahead of an honest database. Two slots take turns: a crash while
// one is written leaves the other.
type outside struct {
	dir   string
	files map[string]*slots
}

type slots struct {
	file *os.File
	turn int64
}

func newOutside(dir string) *outside { return &outside{dir: dir, files: map[string]*slots{}} }

func (o *outside) path(owner string) string { return filepath.Join(o.dir, owner+headSuffix) }

func (o *outside) write(owner string, checkpoint []byte) error {
	if o.dir == "" {
		return nil
	}
	f, err := o.open(owner)
	if err != nil {
		return err
	}
	var slot [slotSize]byte
	if copy(slot[:], checkpoint) < len(checkpoint) {
		return fmt.Errorf("ledger: a checkpoint of %d bytes does not fit its slot", len(checkpoint))
	}
	f.turn++
	if _, err := f.file.WriteAt(slot[:], f.turn%2*slotSize); err != nil {
		return fmt.Errorf("ledger: head outside the database: %w", err)
	}
	return nil
}

func (o *outside) open(owner string) (*slots, error) {
	if f, ok := o.files[owner]; ok {
		return f, nil
	}
	if len(o.files) >= maxFiles {
		o.close()
	}
	file, err := os.OpenFile(o.path(owner), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("ledger: head outside the database: %w", err)
	}
	f := &slots{file: file, turn: newerSlot(o.path(owner))}
	o.files[owner] = f
	return f, nil
}

// read returns the newest of the kept checkpoints; os.ErrNotExist where there
// is no file.
func (o *outside) read(owner string) ([]byte, error) {
	stored, err := os.ReadFile(o.path(owner))
	if err != nil {
		return nil, err //nolint:wrapcheck // the caller looks for os.ErrNotExist
	}
	newest, size := []byte(nil), int64(-1)
	for len(stored) > 0 {
		slot := stored[:min(slotSize, len(stored))]
		stored = stored[len(slot):]
		text := bytes.TrimRight(slot, "\x00")
		if _, n, _, err := parseHeadText(string(text)); err == nil && n > size {
			newest, size = text, n
		}
	}
	return newest, nil
}

// Heads are the newest checkpoints kept outside the database, by ledger. They
// have to be read before the snapshot that they are held against: later ones may
// know entries that it doesn't. The zero value is for databases without.
type Heads struct {
	dir  string
	kept map[string][]byte // nil: there is a file, and no checkpoint in it
}

// ReadHeads reads those in a folder.
func ReadHeads(dir string) (Heads, error) {
	h := Heads{dir: dir, kept: map[string][]byte{}}
	files, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return h, fmt.Errorf("ledger: heads outside the database: %w", err)
	}
	from := newOutside(dir)
	for _, f := range files {
		owner, isHead := strings.CutSuffix(f.Name(), headSuffix)
		if !isHead {
			continue
		}
		text, err := from.read(owner)
		if errors.Is(err, os.ErrNotExist) { // deleted in the meantime
			continue
		}
		if err != nil {
			return h, fmt.Errorf("ledger: head outside the database: %w", err)
		}
		h.kept[owner] = text
	}
	return h, nil
}

// size is how many entries the kept checkpoint knows, 0 where none is kept or it
// can't be read: that is for Verify to tell.
func (o *outside) size(owner string) int64 {
	if o.dir == "" {
		return 0
	}
	text, err := o.read(owner)
	if err != nil {
		return 0
	}
	_, size, _, err := parseHeadText(string(text))
	if err != nil {
		return 0
	}
	return size
}

// newerSlot is the slot to keep: the first write goes to the other.
func newerSlot(path string) int64 {
	stored, err := os.ReadFile(path)
	if err != nil || len(stored) <= slotSize {
		return 0
	}
	_, first, _, _ := parseHeadText(string(stored[:slotSize]))  //nolint:dogsled // only the sizes matter
	_, second, _, _ := parseHeadText(string(stored[slotSize:])) //nolint:dogsled // only the sizes matter
	if second > first {
		return 1
	}
	return 0
}

func (o *outside) remove(owner string) error {
	if f, ok := o.files[owner]; ok {
		_ = f.file.Close()
		delete(o.files, owner)
	}
	if err := os.Remove(o.path(owner)); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("ledger: head outside the database: %w", err)
	}
	return nil
}

func (o *outside) close() {
	for owner, f := range o.files {
		_ = f.file.Close()
		delete(o.files, owner)
	}
}
