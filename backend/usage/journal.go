package usage

import (
	"encoding/binary"
	"errors"
	"slices"
)

// place is where a frame ends: segments and offsets count up.
type place struct {
	segment uint64
	offset  int64
}

func (p place) after(q place) bool {
	return p.segment > q.segment || p.segment == q.segment && p.offset > q.offset
}

// journal is an append-only record in segments. All of it is under the meter's mu.
type journal struct {
	dir  string
	size int64 // of a segment
	make func(path string) (medium, error)

	segments []*segment // oldest first; frames go to the last
	next     *segment   // prepared, so that nobody waits for it
	spent    []string   // files that nothing is needed of any more
	skipped  uint64     // no segment gets this number or one before it
	buffer   []byte
	written  int64 // bytes of frames since the start: a frame is known by where it ends
	synced   int64 // up to here they are durable
	// generation counts the syncs that have begun: a frame is durable when that of its
	// generation is over.
	generation, durable uint64
	syncing, tail       []byte // frames of the sync under way, and those after it
	broken              error  // why nothing can be written
}

// settleRoom is the most that the end of a reservation takes: room for it is kept
// free for as long as the reservation is open.
const settleRoom = 96

var (
	errRoom  = errors.New("usage: there is no room in the journal")
	errAgain = errors.New("usage: once more")
	errNewer = errors.New("usage: a newer program wrote the journal")
)

func (j *journal) last() *segment {
	if len(j.segments) == 0 {
		return nil
	}
	return j.segments[len(j.segments)-1]
}

// fits tells whether the current segment has room for so many bytes.
func (j *journal) fits(n int64) bool {
	s := j.last()
	return s != nil && s.end+n <= j.size
}

// frame appends an entry as it stands in a segment.
func frame(into []byte, in *segment, e *entry) []byte {
	from := len(into)
	into = e.encode(append(into, make([]byte, head)...))
	seal(into, from, in.sum)
	return into
}

// append writes a frame with one write. Where that fails the frame is kept, and
// stands in the journal once it has been mended.
func (j *journal) append(e *entry) (place, error) {
	s := j.last()
	j.buffer = frame(j.buffer[:0], s, e)
	n := int64(len(j.buffer))
	j.tail = append(j.tail, j.buffer...)
	j.written += n
	if j.broken == nil && s.end+n > j.size {
		j.broken = errRoom
	}
	if j.broken == nil {
		_, j.broken = s.file.WriteAt(j.buffer, s.end)
	}
	s.end += n
	return place{s.number, s.end}, j.broken
}

// begin is the first part of a sync: it tells what to make durable and up to where.
func (j *journal) begin() (medium, int64, uint64, error) {
	if j.broken != nil {
		return nil, 0, 0, j.broken
	}
	j.syncing, j.tail = append(j.syncing, j.tail...), j.tail[:0]
	j.generation++
	return j.last().file, j.written, j.generation - 1, nil
}

// finish is the last part of a sync. Where it failed, what was to become durable is
// written anew by mend: a disk that failed once may not tell a second time.
func (j *journal) finish(to int64, generation uint64, err error) error {
	if err != nil && j.synced < to { // a rotation may have done it meanwhile
		j.fail(err)
		return err
	}
	j.synced, j.durable = max(j.synced, to), max(j.durable, generation)
	j.syncing = j.syncing[:0]
	return nil
}

func (j *journal) fail(err error) {
	if j.broken == nil {
		j.broken = err
	}
	j.tail, j.syncing = append(slices.Clone(j.syncing), j.tail...), j.syncing[:0]
}

// follow goes on in the segment that is prepared, which begins with the frames in
// heading. All that stands in the segments before is durable then.
func (j *journal) follow(heading []entry) error {
	if j.next == nil {
		return errRoom
	}
	if s := j.last(); s != nil {
		if err := s.file.Sync(); err != nil {
			j.fail(err)
			return err
		}
	}
	j.tail, j.syncing = j.tail[:0], j.syncing[:0]
	_, err := j.turn(heading)
	return err
}

// turn makes the prepared segment the last. It begins with the frames in heading and
// those that may not be durable, and is durable itself. It returns where the latter
// begin.
func (j *journal) turn(heading []entry) (int64, error) {
	s := j.next
	var frames []byte
	for i := range heading {
		frames = frame(frames, s, &heading[i])
	}
	begin := s.end + int64(len(frames))
	frames = s.reseal(frames, j.tail)
	if s.end+int64(len(frames)) > j.size {
		return 0, errRoom
	}
	err := s.write(frames)
	if err != nil {
		j.broken = err
		return 0, err
	}
	j.segments, j.next = append(j.segments, s), nil
	j.synced, j.durable = j.written, j.generation
	j.generation++
	j.tail, j.syncing, j.broken = j.tail[:0], j.syncing[:0], nil
	return begin, nil
}

// write adds frames and makes them durable.
func (s *segment) write(frames []byte) error {
	_, err := s.file.WriteAt(frames, s.end)
	if err == nil {
		err = s.file.Sync()
	}
	if err == nil {
		s.end += int64(len(frames))
	}
	return err
}

// reseal appends frames of another segment as they stand in this one.
func (s *segment) reseal(into, frames []byte) []byte {
	for len(frames) > 0 {
		n := head + int(binary.LittleEndian.Uint32(frames))
		from := len(into)
		into = append(into, frames[:n]...)
		seal(into, from, s.sum)
		frames = frames[n:]
	}
	return into
}
