package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"time"
)

// caller is a connection that asks one thing after the other. It does as little as it
// can: what it costs is in all that is measured.
type caller struct {
	net.Conn

	of      *subject
	request []byte
	stream  bool
	into    []byte
}

const question = `"max_tokens":100,"messages":[{"role":"system","content":"You answer questions about the harbour, briefly and kindly."},` +
	`{"role":"user","content":"When does the ferry come home, and what hangs over the harbour at night? Please answer in one sentence."}]}`

func (s *subject) call(how way) (*caller, error) {
	c, err := net.Dial("tcp", s.address)
	if err != nil {
		return nil, err
	}
	body := fmt.Sprintf(`{"model":"sample","stream":%v,"user":"%s",%s`, how.stream, map[bool]string{true: thinks}[how.think], question)
	head := "POST /v1/chat/completions HTTP/1.1\r\nHost: " + s.address + "\r\nAuthorization: Bearer " + s.key +
		"\r\nContent-Type: application/json\r\nAccept: application/json\r\nUser-Agent: bench\r\nContent-Length: " + strconv.Itoa(len(body)) + "\r\n\r\n"
	return &caller{Conn: c, of: s, request: []byte(head + body), stream: how.stream, into: make([]byte, 64<<10)}, nil
}

// errCut is an answer that isn't whole.
var errCut = errors.New("the answer isn't whole")

// ask asks until an answer is whole, counts those that aren't, and tells how long the
// whole one took.
func (c *caller) ask() (time.Duration, error) {
	for {
		took, err := c.once()
		if !errors.Is(err, errCut) {
			return took, err
		}
		c.of.cut.Add(1)
		_ = c.Close()
		if c.Conn, err = net.Dial("tcp", c.of.address); err != nil {
			return 0, err
		}
	}
}

// once asks once, and reads all of the answer.
func (c *caller) once() (time.Duration, error) {
	began := time.Now()
	if _, err := c.Write(c.request); err != nil {
		return 0, err
	}
	for n := 0; ; {
		m, err := c.Read(c.into[n:])
		n += m
		if done, wrong := c.whole(c.into[:n]); done || wrong != nil {
			return time.Since(began), wrong
		}
		if err != nil {
			return 0, errors.Join(errCut, err)
		}
	}
}

var (
	headEnd = []byte("\r\n\r\n")
	lastBit = []byte("0\r\n\r\n")
	length  = []byte("Content-Length: ")
)

// whole tells whether an answer is complete, and an error where it isn't what it should
// be.
func (c *caller) whole(read []byte) (bool, error) {
	if c.stream && !bytes.HasSuffix(read, lastBit) {
		return false, nil
	}
	end := bytes.Index(read, headEnd)
	if end < 0 {
		return false, nil
	}
	if !bytes.HasPrefix(read, []byte("HTTP/1.1 200 ")) {
		return true, errors.New(string(read))
	}
	if c.stream {
		if n := bytes.Count(read, []byte("\ndata: ")); n != events+1 || !bytes.Contains(read, []byte("data: [DONE]\n\n")) {
			return true, fmt.Errorf("%w: %d events", errCut, n)
		}
		return true, nil
	}
	at := bytes.Index(read[:end], length)
	if at < 0 {
		return true, errors.New(string(read[:end]))
	}
	text, _, _ := strings.Cut(string(read[at+len(length):end+2]), "\r\n")
	n, err := strconv.Atoi(text)
	if err == nil && len(read)-end-len(headEnd) > n {
		err = io.ErrUnexpectedEOF
	}
	return len(read)-end-len(headEnd) == n, err
}
