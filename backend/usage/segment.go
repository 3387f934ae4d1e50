package usage

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// medium is a file of the journal; tests put a failing one in its place.
type medium interface {
	io.WriterAt
	io.Closer
	Sync() error // of what was written; the file has its size already
}

// segment is one file of the journal. Its whole length is written before it is used:
// then a frame costs the disk no more than itself, and there is room for it.
type segment struct {
	number uint64
	path   string
	file   medium
	sum    uint32 // what checksums in it begin with
	end    int64  // where the next frame goes
}

const (
	magic       = "intuse01"
	firstFrame  = int64(len(magic) + 8)
	extension   = ".journal"
	segmentSize = 8 << 20
)

func (j *journal) pathOf(number uint64) string {
	return filepath.Join(j.dir, fmt.Sprintf("%016d%s", number, extension))
}

// create makes an empty segment that is durable itself.
func (j *journal) create(number uint64) (*segment, error) {
	if err := os.MkdirAll(j.dir, 0o700); err != nil {
		return nil, err
	}
	s := &segment{number: number, path: j.pathOf(number), sum: seed(number), end: firstFrame}
	var err error
	if s.file, err = j.make(s.path); err != nil {
		return nil, err
	}
	if err = blank(s.file, j.size); err == nil {
		_, err = s.file.WriteAt(binary.LittleEndian.AppendUint64([]byte(magic), number), 0)
	}
	if err == nil {
		err = errors.Join(s.file.Sync(), syncFolder(j.dir))
	}
	if err != nil {
		return nil, errors.Join(err, s.file.Close(), os.Remove(s.path))
	}
	return s, nil
}

// makeFile makes a file to write to.
func makeFile(path string) (medium, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	return diskFile{f}, err
}

// blank writes size zeros.
func blank(to io.WriterAt, size int64) error {
	zeros := make([]byte, 1<<20)
	for at := int64(0); at < size; at += int64(len(zeros)) {
		if _, err := to.WriteAt(zeros[:min(int64(len(zeros)), size-at)], at); err != nil {
			return err
		}
	}
	return nil
}

// destroy overwrites a segment and removes it: it may name an organization that was
// deleted.
func destroy(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	} else if err != nil {
		return err
	}
	info, err := f.Stat()
	if err == nil {
		err = blank(f, info.Size())
	}
	return errors.Join(err, f.Sync(), f.Close(), os.Remove(path))
}

// present are the numbers of the segments in a folder, oldest first.
func present(dir string) ([]uint64, error) {
	files, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	var numbers []uint64
	for _, f := range files {
		name, ours := strings.CutSuffix(f.Name(), extension)
		if n, err := strconv.ParseUint(name, 10, 64); ours && err == nil {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	return numbers, err
}

// scan passes each frame of a segment to fn, with the offset behind it, up to the
// first that isn't whole: nothing after that was ever durable.
func scan(path string, number uint64, fn func(e entry, end int64)) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if int64(len(data)) < firstFrame || string(data[:len(magic)]) != magic ||
		binary.LittleEndian.Uint64(data[len(magic):]) != number {
		return nil // it was never finished: nothing stands in it
	}
	for at, sum := firstFrame, seed(number); ; {
		payload := unseal(data[at:], sum)
		if payload == nil {
			return nil
		}
		at += int64(head + len(payload))
		e, err := decode(payload)
		if err != nil {
			return fmt.Errorf("%s at %d: %w", filepath.Base(path), at, err)
		}
		fn(e, at)
	}
}
