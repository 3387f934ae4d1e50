package serve

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"intendant/backend/event"
)

const (
	aliveTime = 25 * time.Second
	pushTime  = 10 * time.Second
	// maxStreams bounds the streams of a client; a browser opens six at most.
	maxStreams = 8
)

// events streams what changed, as far as the client's session may know of it.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	c, err := s.client(r)
	if err != nil {
		fail(w, language(r), err)
		return
	}
	defer c.streams.Add(-1)
	if c.streams.Add(1) > maxStreams {
		w.WriteHeader(http.StatusTooManyRequests)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	stream := &stream{w: w, control: http.NewResponseController(w)}
	_ = stream.control.SetReadDeadline(time.Time{})
	changes := c.set.Changes(r.Context())
	alive := time.NewTicker(aliveTime)
	defer alive.Stop()
	for err := stream.send(": open\n\n"); err == nil; {
		select {
		case change, open := <-changes:
			if !open {
				return
			}
			err = stream.changed(change)
		case <-alive.C:
			err = stream.send(": alive\n\n")
		}
	}
}

type stream struct {
	w       http.ResponseWriter
	control *http.ResponseController
}

func (s *stream) changed(change event.Changed) error {
	text, err := json.Marshal(change)
	if err != nil {
		return err
	}
	return s.send(fmt.Sprintf("event: changed\ndata: %s\n\n", text))
}

func (s *stream) send(text string) error {
	if err := s.control.SetWriteDeadline(time.Now().Add(pushTime)); err != nil {
		return err
	}
	if _, err := s.w.Write([]byte(text)); err != nil {
		return err
	}
	return s.control.Flush()
}
