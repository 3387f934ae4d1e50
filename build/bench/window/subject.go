package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"time"
)

const (
	patience = 30 * time.Second
	settling = 8 * time.Second // Wails polls for its first five
	ticks    = 100             // of processor time a second, on every Linux
)

// subject is a program with a window, and what was measured of it.
type subject struct {
	name    string
	command []string
	running *exec.Cmd

	frames []time.Duration
	pss    int64   // KiB, of all its processes
	idle   float64 // percent of one processor
}

// start starts it and waits for the first frame with a button.
func (s *subject) start(on *screen) error {
	s.running = exec.Command(s.command[0], s.command[1:]...)
	s.running.Env = append(os.Environ(), "DISPLAY="+on.name, "WAYLAND_DISPLAY=", "LANG=en_US.UTF-8", "NO_AT_BRIDGE=1",
		"DBUS_SESSION_BUS_ADDRESS=disabled:", "XDG_CONFIG_HOME="+on.folder)
	s.running.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	began := time.Now()
	if err := s.running.Start(); err != nil {
		return err
	}
	if err := on.wait(true, patience); err != nil {
		return err
	}
	s.frames = append(s.frames, time.Since(began))
	return nil
}

func (s *subject) stop(on *screen) error {
	if err := s.running.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	_ = s.running.Wait() // how it ends is for the tests to judge
	return on.wait(false, patience)
}

// watch lets it settle and then measures it, untouched.
func (s *subject) watch(idle time.Duration) {
	time.Sleep(settling)
	before := s.sum(processorTime)
	time.Sleep(idle)
	s.idle = float64(s.sum(processorTime)-before) / ticks / idle.Seconds() * 100
	s.pss = s.sum(proportional)
}

// sum adds something up over the program and the processes that it started.
func (s *subject) sum(of func(pid int) int64) (total int64) {
	for _, pid := range family(s.running.Process.Pid) {
		total += of(pid)
	}
	return total
}

func family(root int) []int {
	all := []int{root}
	children, _ := filepath.Glob("/proc/" + strconv.Itoa(root) + "/task/*/children")
	for _, file := range children {
		text, _ := os.ReadFile(file)
		for word := range strings.FieldsSeq(string(text)) {
			if pid, err := strconv.Atoi(word); err == nil {
				all = append(all, family(pid)...)
			}
		}
	}
	return all
}

var pssLine = regexp.MustCompile(`(?m)^Pss:\s+(\d+) kB`)

func proportional(pid int) int64 {
	text, _ := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/smaps_rollup")
	found := pssLine.FindSubmatch(text)
	if found == nil {
		return 0
	}
	kib, _ := strconv.ParseInt(string(found[1]), 10, 64)
	return kib
}

func processorTime(pid int) int64 {
	text, _ := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	_, rest, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(rest)
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.ParseInt(fields[11], 10, 64)
	system, _ := strconv.ParseInt(fields[12], 10, 64)
	return user + system
}
