package usage

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"time"

	"intendant/backend/ident"
)

// The sorts of frames in the journal. Their numbers and contents are forever: a
// journal may be read by a newer program.
const (
	frameOpened    = 1 // since which start of the computer there has been a journal
	frameReserved  = 2
	frameSettled   = 3
	frameReleased  = 4
	frameAllowance = 5 // an organization's reservations may be lost up to this much
	frameLost      = 6 // this much may have been lost of them
)

// entry is a frame that was read: of each sort only some fields are set.
type entry struct {
	kind          byte
	number        uint64 // of the reservation
	exchange      Exchange
	outcome       Outcome
	organization  ident.Organization
	month         month
	spend, tokens int64
	boot          string
}

var (
	castagnoli = crc32.MakeTable(crc32.Castagnoli)
	errFrame   = errors.New("usage: a frame of the journal is not whole")
)

// head is the length and the checksum of a frame, four bytes each.
const head = 8

// seed makes checksums differ from segment to segment: what a file held before it
// was one is never taken for a frame.
func seed(segment uint64) uint32 {
	return crc32.Checksum(binary.LittleEndian.AppendUint64(nil, segment), castagnoli)
}

// seal fills in the head of the frame that begins at from.
func seal(buffer []byte, from int, segment uint32) {
	payload := buffer[from+head:]
	binary.LittleEndian.PutUint32(buffer[from:], uint32(len(payload))) //nolint:gosec // texts are bounded
	binary.LittleEndian.PutUint32(buffer[from+4:], crc32.Update(segment, castagnoli, payload))
}

// unseal cuts the first frame off. It returns nothing where it isn't whole.
func unseal(data []byte, segment uint32) (payload []byte) {
	if len(data) < head {
		return nil
	}
	n := binary.LittleEndian.Uint32(data)
	if n == 0 || int64(n) > int64(len(data)-head) {
		return nil
	}
	payload = data[head : head+int(n)]
	if crc32.Update(segment, castagnoli, payload) != binary.LittleEndian.Uint32(data[4:]) {
		return nil
	}
	return payload
}

func text[T ~string](b []byte, s T) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func truth(b []byte, is bool) []byte {
	if is {
		return append(b, 1)
	}
	return append(b, 0)
}

// encode appends the payload of an entry.
func (e *entry) encode(b []byte) []byte {
	b = append(b, e.kind)
	switch e.kind {
	case frameOpened:
		return text(b, e.boot)
	case frameReserved:
		b = e.exchange.encode(binary.AppendUvarint(b, e.number))
	case frameSettled:
		return e.outcome.encode(binary.AppendUvarint(b, e.number))
	case frameReleased:
		return binary.AppendUvarint(b, e.number)
	case frameAllowance:
		b = text(b, e.organization)
	case frameLost:
		b = binary.AppendVarint(text(b, e.organization), int64(e.month))
	}
	return binary.AppendVarint(binary.AppendVarint(b, e.spend), e.tokens)
}

func (x *Exchange) encode(b []byte) []byte {
	b = text(text(text(b, x.ID), x.Organization), x.Workspace)
	b = text(text(text(text(b, x.Key), x.Member), x.Model), x.Path)
	return truth(binary.AppendVarint(b, x.Started.UnixMilli()), x.Streamed)
}

func (o *Outcome) encode(b []byte) []byte {
	for _, n := range [...]int64{
		o.Input, o.Output, o.Cached, o.Spend, int64(o.Status), o.Duration.Microseconds(), o.FirstByte.Microseconds(),
	} {
		b = binary.AppendVarint(b, n)
	}
	return truth(b, o.Estimated)
}

// reader takes a payload apart. After the first thing that isn't there everything
// is zero, and bad.
type reader struct {
	data []byte
	bad  bool
}

func (r *reader) uint() uint64 {
	v, n := binary.Uvarint(r.data)
	return take(r, v, n)
}

func (r *reader) int() int64 {
	v, n := binary.Varint(r.data)
	return take(r, v, n)
}

func take[T any](r *reader, v T, n int) T {
	if n <= 0 || r.bad {
		var none T
		r.bad = true
		return none
	}
	r.data = r.data[n:]
	return v
}

func (r *reader) string() string {
	n := r.uint()
	if r.bad || n > uint64(len(r.data)) {
		r.bad = true
		return ""
	}
	taken := string(r.data[:n])
	r.data = r.data[n:]
	return taken
}

func (r *reader) truth() bool { return r.uint() == 1 }

func (r *reader) exchange() Exchange {
	return Exchange{
		ID: ident.Exchange(r.string()), Organization: ident.Organization(r.string()), Workspace: ident.Workspace(r.string()),
		Key: ident.Key(r.string()), Member: ident.Member(r.string()), Model: r.string(), Path: r.string(),
		Started: time.UnixMilli(r.int()).UTC(), Streamed: r.truth(),
	}
}

func (r *reader) outcome() Outcome {
	return Outcome{
		Input: r.int(), Output: r.int(), Cached: r.int(), Spend: r.int(), Status: int(r.int()),
		Duration: time.Duration(r.int()) * time.Microsecond, FirstByte: time.Duration(r.int()) * time.Microsecond, Estimated: r.truth(),
	}
}

// decode reads a payload whose checksum is right. It returns errFrame for one that a
// newer program wrote.
func decode(payload []byte) (entry, error) {
	r := &reader{data: payload[1:]}
	e := entry{kind: payload[0]}
	switch e.kind {
	case frameOpened:
		e.boot = r.string()
	case frameReserved:
		e.number, e.exchange = r.uint(), r.exchange()
		e.spend, e.tokens = r.int(), r.int()
	case frameSettled:
		e.number, e.outcome = r.uint(), r.outcome()
	case frameReleased:
		e.number = r.uint()
	case frameAllowance:
		e.organization, e.spend, e.tokens = ident.Organization(r.string()), r.int(), r.int()
	case frameLost:
		e.organization, e.month, e.spend, e.tokens = ident.Organization(r.string()), month(r.int()), r.int(), r.int()
	default:
		return e, errFrame
	}
	if r.bad || len(r.data) > 0 {
		return e, errFrame
	}
	return e, nil
}
