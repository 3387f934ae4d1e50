package gateway

import (
	"net/http"
	"strconv"
	"sync/atomic"
	"time"
)

// answer is where an exchange's answer goes: a caller's connection, or the
// playground.
type answer interface {
	// send sends all of an answer. extra are header lines.
	send(status int, sort string, extra, body []byte) error
	// begin begins an answer whose parts follow.
	begin(status int, sort string, extra []byte) error
	// part sends a part at once. It doesn't keep it.
	part(p []byte) error
	// finish ends an answer in parts with the last one, which may be empty.
	finish(last []byte) error
	// cut breaks off an answer in parts, so that nobody takes it for whole.
	cut()
}

// largest is up to which size a body is copied behind its head, to be sent at once.
const largest = 64 << 10

func (k *conn) appendHead(status int, sort string, extra []byte) []byte {
	b := k.out[:0]
	b = append(b, "HTTP/1.1 "...)
	b = strconv.AppendInt(b, int64(status), 10)
	b = append(append(append(b, ' '), http.StatusText(status)...), "\r\nDate: "...)
	b = appendDate(b)
	if sort != "" {
		b = append(append(b, "\r\nContent-Type: "...), sort...)
	}
	b = append(append(b, "\r\n"...), extra...)
	if k.broken {
		b = append(b, "Connection: close\r\n"...)
	}
	return b
}

func (k *conn) send(status int, sort string, extra, body []byte) error {
	b := k.appendHead(status, sort, extra)
	if status != http.StatusNoContent {
		b = append(strconv.AppendInt(append(b, "Content-Length: "...), int64(len(body)), 10), "\r\n"...)
	}
	b = append(b, "\r\n"...)
	if len(body) <= largest {
		return k.write(append(b, body...))
	}
	if err := k.write(b); err != nil {
		return err
	}
	k.writeBy = time.Time{} // it takes its time
	k.writeWithin(writeTime + time.Duration(len(body)>>20)*time.Second)
	_, err := k.net.Write(body)
	k.broken = k.broken || err != nil
	return err
}

func (k *conn) begin(status int, sort string, extra []byte) error {
	b := k.appendHead(status, sort, extra)
	return k.write(append(b, "Transfer-Encoding: chunked\r\n\r\n"...))
}

func (k *conn) part(p []byte) error {
	if len(p) == 0 {
		return nil
	}
	return k.write(appendChunk(k.out[:0], p))
}

func appendChunk(b, p []byte) []byte {
	b = append(strconv.AppendInt(b, int64(len(p)), 16), "\r\n"...)
	return append(append(b, p...), "\r\n"...)
}

func (k *conn) finish(last []byte) error {
	b := k.out[:0]
	if len(last) > 0 {
		b = appendChunk(b, last)
	}
	return k.write(append(b, "0\r\n\r\n"...))
}

// cut leaves the last chunk out, and closes the connection.
func (k *conn) cut() { k.broken = true }

func (k *conn) write(b []byte) error {
	if cap(b) <= largest {
		k.out = b[:0]
	}
	k.writeWithin(writeTime)
	_, err := k.net.Write(b)
	if err != nil {
		k.broken = true
		k.cancel()
	}
	return err
}

func (k *conn) refuse(p *problem) error {
	return k.send(p.status, "application/json", p.fields(nil), p.body())
}

type stamp struct {
	second int64
	text   string
}

var lastDate atomic.Pointer[stamp]

// appendDate appends the time as HTTP has it, which is written once a second.
func appendDate(b []byte) []byte {
	now := time.Now()
	last := lastDate.Load()
	if last == nil || last.second != now.Unix() {
		last = &stamp{now.Unix(), now.UTC().Format(http.TimeFormat)}
		lastDate.Store(last)
	}
	return append(b, last.text...)
}
