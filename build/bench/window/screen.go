package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// screen is a virtual one whose picture is a file, so that looking at it costs
// the window nothing.
type screen struct {
	server *exec.Cmd
	name   string
	folder string
}

func openScreen() (*screen, error) {
	folder, err := os.MkdirTemp("", "intendant-bench-")
	if err != nil {
		return nil, err
	}
	s := &screen{folder: folder}
	s.server = exec.Command("Xvfb", "-displayfd", "1", "-screen", "0", "1280x860x24", "-fbdir", folder, "-nolisten", "tcp")
	out, err := s.server.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := s.server.Start(); err != nil {
		return nil, err
	}
	number := make([]byte, 16)
	n, err := out.Read(number)
	if err != nil {
		return nil, fmt.Errorf("xvfb names no display: %w", err)
	}
	s.name = ":" + strings.TrimSpace(string(number[:n]))
	return s, nil
}

func (s *screen) close() {
	_ = s.server.Process.Kill()
	_ = s.server.Wait()
	_ = os.RemoveAll(s.folder)
}

// buttonShows tells whether a row of pixels holds a run of the primary button's
// colour, which both pages paint.
func (s *screen) buttonShows() (bool, error) {
	file, err := os.Open(filepath.Join(s.folder, "Xvfb_screen0"))
	if err != nil {
		return false, err
	}
	defer func() { _ = file.Close() }()
	var head [100]byte // of an X window dump
	if _, err := file.ReadAt(head[:], 0); err != nil {
		return false, whole(err)
	}
	field := func(i int) int { return int(binary.BigEndian.Uint32(head[i*4:])) }
	pixels, row := field(0)+field(19)*12, make([]byte, field(12))
	for y := 0; y < field(5); y += 12 { // the rows in between would cost the window a processor
		if _, err := file.ReadAt(row, int64(pixels+y*len(row))); err != nil {
			return false, whole(err)
		}
		if accentRun(row) >= 60 {
			return true, nil
		}
	}
	return false, nil
}

// whole passes over that the screen has not been written to its end yet.
func whole(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

func accentRun(row []byte) (longest int) {
	run := 0
	for i := 0; i+3 < len(row); i += 4 {
		if near(row[i], 0x69) && near(row[i+1], 0x6a) && near(row[i+2], 0x00) {
			run++
			longest = max(longest, run)
			continue
		}
		run = 0
	}
	return longest
}

func near(a, b byte) bool { return max(a, b)-min(a, b) < 6 }

// wait asks every two milliseconds whether the button is (or isn't) there.
func (s *screen) wait(shown bool, limit time.Duration) error {
	for end := time.Now().Add(limit); time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		if shows, err := s.buttonShows(); err != nil || shows == shown {
			return err
		}
	}
	return fmt.Errorf("after %v the button's being there is still %v", limit, !shown)
}
