package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync/atomic"
)

// subject is a process that answers requests.
type subject struct {
	name, address, key string
	sent               int64 // answers that were read
	cut                atomic.Int64

	run   *exec.Cmd
	to    io.WriteCloser
	lines *bufio.Reader
}

// start starts the provider, the proxy and the gateway: as it is, and as it would be
// if the disk took no time.
func start(folder, memory string) ([]*subject, error) {
	provider, err := begin("bare provider", "provider")
	if err != nil {
		return nil, err
	}
	base := "http://" + provider.address + "/v1"
	all := []*subject{provider}
	others := [][]string{{"ReverseProxy", "proxy", base}, {"gateway", "gateway", folder, base}}
	if memory != "" {
		others = append(others, []string{"… without disk", "gateway", memory, base})
	}
	for _, one := range others {
		s, err := begin(one[0], one[1:]...)
		if err != nil {
			return all, err
		}
		all = append(all, s)
	}
	return all, nil
}

func begin(name string, args ...string) (*subject, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	s := &subject{name: name, run: exec.Command(self, args...)}
	s.run.Stderr = os.Stderr
	if s.to, err = s.run.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := s.run.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := s.run.Start(); err != nil {
		return nil, err
	}
	s.lines = bufio.NewReader(out)
	words, err := s.words()
	if err != nil {
		return nil, err
	}
	s.address = strings.TrimSuffix(strings.TrimPrefix(words[0], "http://"), "/v1")
	if len(words) > 1 {
		s.key = words[1]
	}
	return s, nil
}

func (s *subject) words() ([]string, error) {
	line, err := s.lines.ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.name, err)
	}
	return strings.Fields(line), nil
}

func (s *subject) ask(what string) ([]string, error) {
	if _, err := io.WriteString(s.to, what+"\n"); err != nil {
		return nil, err
	}
	return s.words()
}

func (s *subject) number(what string) (int64, error) {
	words, err := s.ask(what)
	if err != nil {
		return 0, err
	}
	return strconv.ParseInt(words[0], 10, 64)
}

// consumption is what requests cost a subject.
type consumption struct{ cpu, bytes, objects, requests int64 }

func (s *subject) use() (c consumption, err error) {
	words, err := s.ask("use")
	if err == nil {
		_, err = fmt.Sscan(strings.Join(words, " "), &c.cpu, &c.bytes, &c.objects)
	}
	c.requests = s.sent
	return c, err
}

func (c consumption) minus(d consumption) consumption {
	return consumption{c.cpu - d.cpu, c.bytes - d.bytes, c.objects - d.objects, c.requests - d.requests}
}

func (c consumption) plus(d consumption) consumption {
	return consumption{c.cpu + d.cpu, c.bytes + d.bytes, c.objects + d.objects, c.requests + d.requests}
}

func (s *subject) stop() {
	_ = s.to.Close()
	_ = s.run.Wait()
}
