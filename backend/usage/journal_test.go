package usage

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"intendant/backend/fault"
)

const rows = `SELECT COUNT(*) FROM usage_exchange_activity`

// again opens the folder as the next process does.
func (h *house) again(o Options) {
	h.Helper()
	h.crash()
	h.open(o)
}

func (h *house) files() []string {
	h.Helper()
	files, err := filepath.Glob(filepath.Join(h.dir, "usage", "*"))
	h.must(err)
	return files
}

func TestImportedOnce(t *testing.T) {
	h := newHouse(t)
	for range 5 {
		h.must(h.reserve(100).Settle(spent(40)))
	}
	h.must(h.m.Import(t.Context()))
	h.must(h.reserve(100).Settle(spent(40)))
	for range 3 {
		h.again(Options{})
		h.must(h.m.Import(t.Context()))
		if n := h.count(rows); n != 6 {
			t.Errorf("%d rows", n)
		}
		h.uses("org", "240 spent, 240 tokens, 0 reserved")
	}
	if n := h.count(`SELECT SUM(requests) * 1000 + SUM(spend) FROM usage_day_activity`); n != 6240 {
		t.Errorf("the sums of the day: %d", n)
	}
	if n := h.count(`SELECT SUM(requests) * 1000 + SUM(spend) FROM usage_model_activity`); n != 6240 {
		t.Errorf("the sums of models: %d", n)
	}
}

func TestCutOffCountsInFull(t *testing.T) {
	h := newHouse(t)
	h.must(h.reserve(100).Settle(spent(40)))
	h.reserve(50).Release()
	h.reserve(70)
	h.again(Options{})
	h.uses("org", "110 spent, 110 tokens, 0 reserved")
	h.again(Options{})
	h.uses("org", "110 spent, 110 tokens, 0 reserved")
	h.must(h.m.Import(t.Context()))
	if n := h.count(`SELECT spend FROM usage_exchange_activity WHERE estimated = 1 AND status = 0`); n != 70 {
		t.Errorf("estimated at %d", n)
	}
	if n := h.count(rows); n != 2 {
		t.Errorf("%d rows", n)
	}
}

// TestPowerFails cuts off what wasn't durable, and more, at every place: what may have
// been reserved without a trace counts, so that no cap is overshot.
func TestPowerFails(t *testing.T) {
	for cut := int64(0); cut < 900; cut += 110 {
		h := newHouse(t)
		var forwarded int64
		for range 7 {
			h.reserve(10)
			forwarded += 10
		}
		h.m.mu.Lock()
		s := h.m.journal.last()
		durable := s.end - (h.m.journal.written - h.m.journal.synced)
		h.m.mu.Unlock()
		h.crash()
		h.must(os.Truncate(s.path, max(durable, s.end-cut)))
		h.open(Options{boot: func() string { return "another" }})
		spend, _, reserved := h.m.Used(atelier, "org")
		if spend+reserved < forwarded || reserved > forwarded*ahead {
			t.Errorf("cut off %d: %d spent and %d that may be lost, of %d", cut, spend, reserved, forwarded)
		}
		before := h.used("org")
		h.must(h.m.Import(t.Context()))
		h.again(Options{boot: func() string { return "another" }})
		h.uses("org", before)
		h.close()
	}
}

func TestTheSameStartLosesNothing(t *testing.T) {
	h := newHouse(t)
	h.reserve(10)
	h.again(Options{})
	h.uses("org", "10 spent, 10 tokens, 0 reserved")
}

func TestWhatIsIdleLosesNothing(t *testing.T) {
	h := newHouse(t)
	h.must(h.reserve(10).Settle(spent(3)))
	h.m.takeBack(0)
	h.must(h.m.wait(h.m.journal.written))
	h.again(Options{boot: func() string { return "another" }})
	h.uses("org", "3 spent, 3 tokens, 0 reserved")
}

func TestRotation(t *testing.T) {
	h := newHouse(t)
	h.again(Options{segment: 8 << 10})
	long := h.reserve(1)
	for i := range 200 {
		h.must(h.reserve(10).Settle(spent(5)))
		if i == 150 {
			h.must(h.m.Import(t.Context()))
			if n := len(h.files()); n > 2 {
				t.Errorf("%d segments after an import", n)
			}
		}
	}
	if n := h.m.journal.last().number; n < 6 {
		t.Errorf("only %d segments", n)
	}
	h.must(long.Settle(spent(1)))
	h.reserve(7)
	h.again(Options{segment: 8 << 10})
	h.uses("org", "1008 spent, 1008 tokens, 0 reserved")
	h.must(h.m.Import(t.Context()))
	if n := h.count(rows); n != 202 {
		t.Errorf("%d rows", n)
	}
}

func TestClosedLeavesNoJournal(t *testing.T) {
	h := newHouse(t)
	h.must(h.reserve(100).Settle(spent(40)))
	h.must(h.m.Close())
	if files := h.files(); len(files) != 0 {
		t.Error(files)
	}
	if n := h.count(rows); n != 1 {
		t.Errorf("%d rows", n)
	}
	h.open(Options{})
	h.uses("org", "40 spent, 40 tokens, 0 reserved")
	h.must(h.reserve(100).Settle(spent(40)))
	h.must(h.m.Import(t.Context()))
	if n := h.count(rows); n != 2 {
		t.Errorf("%d rows", n)
	}
}

// failing is a disk that fails when it is told to.
type failing struct {
	mu          sync.Mutex
	write, sync error
}

func (f *failing) set(write, sync error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.write, f.sync = write, sync
}

func (f *failing) get() (write, sync error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.write, f.sync
}

func (f *failing) make(path string) (medium, error) {
	if err, _ := f.get(); err != nil {
		return nil, err
	}
	file, err := makeFile(path)
	return failingFile{file, f}, err
}

type failingFile struct {
	medium

	disk *failing
}

func (f failingFile) WriteAt(b []byte, at int64) (int, error) {
	if err, _ := f.disk.get(); err != nil {
		n, _ := f.medium.WriteAt(b[:len(b)/2], at)
		return n, err
	}
	return f.medium.WriteAt(b, at)
}

func (f failingFile) Sync() error {
	if _, err := f.disk.get(); err != nil {
		return err
	}
	return f.medium.Sync()
}

func TestADiskThatFails(t *testing.T) {
	for name, fail := range map[string][2]error{
		"full": {syscall.ENOSPC, nil}, "broken": {syscall.EIO, syscall.EIO}, "not durable": {nil, syscall.EIO},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t)
			disk := &failing{}
			h.again(Options{make: disk.make})
			h.must(h.reserve(100).Settle(spent(10)))
			under := h.reserve(100)
			disk.set(fail[0], fail[1])
			if err := under.Settle(spent(20)); !fault.Is(err, fault.UsageUnavailable) {
				t.Errorf("settled on a disk that fails: %v", err)
			}
			if _, err := h.m.Reserve(h.exchange(), Worst{Spend: 1}, nil); !fault.Is(err, fault.UsageUnavailable) {
				t.Errorf("reserved on a disk that fails: %v", err)
			}
			h.uses("org", "30 spent, 30 tokens, 0 reserved")
			h.m.mend()
			disk.set(nil, nil)
			h.m.mend()
			h.must(h.reserve(100).Settle(spent(40)))
			h.must(h.m.Import(t.Context()))
			if n := h.count(rows); n != 3 {
				t.Errorf("%d rows", n)
			}
			h.again(Options{})
			h.uses("org", "70 spent, 70 tokens, 0 reserved")
			h.must(h.m.Import(t.Context()))
			if n := h.count(rows); n != 3 {
				t.Errorf("%d rows after all", n)
			}
		})
	}
}

// TestForget: of an organization that was deleted nothing is left, in rows or in the
// journal, and what is under way for it doesn't come back.
func TestForget(t *testing.T) {
	h := newHouse(t)
	under := h.reserve(5)
	h.must(h.reserve(5).Settle(spent(1)))
	x := h.exchange()
	x.Organization = bureau
	r, err := h.m.Reserve(x, Worst{Spend: 9}, nil)
	h.must(err)
	h.write(`DELETE FROM organization WHERE id = ?`, atelier)
	h.must(h.m.Forget(t.Context()))
	for _, f := range h.files() {
		data, err := os.ReadFile(f)
		h.must(err)
		if strings.Contains(string(data), string(atelier)) || strings.Contains(string(data), string(mira)) != strings.Contains(string(data), string(bureau)) {
			t.Error("the journal still names it")
		}
	}
	h.must(under.Settle(spent(5)))
	h.must(r.Settle(spent(8)))
	h.must(h.m.Import(t.Context()))
	if n := h.count(rows); n != 1 {
		t.Errorf("%d rows", n)
	}
	h.again(Options{})
	h.must(h.m.Import(t.Context()))
	if n := h.count(rows); n != 1 {
		t.Errorf("%d rows after all", n)
	}
}

func TestAJournalOfANewerProgram(t *testing.T) {
	h := newHouse(t)
	h.must(h.reserve(5).Settle(spent(1)))
	h.m.mu.Lock()
	_, err := h.m.journal.append(&entry{kind: 99})
	h.m.mu.Unlock()
	h.must(err)
	before := h.files()
	h.again(Options{})
	if _, err := h.m.Reserve(h.exchange(), Worst{}, nil); !fault.Is(err, fault.UsageUnavailable) || !errors.Is(err, errNewer) {
		t.Error(err)
	}
	h.must(errors.Join(h.m.Import(t.Context())))
	if after := h.files(); len(after) != len(before) {
		t.Error("it was touched")
	}
}

// TestTakenUpLater: a disk that is full at the start holds nothing up for good.
func TestTakenUpLater(t *testing.T) {
	for _, fail := range [][2]error{{syscall.ENOSPC, nil}, {nil, syscall.EIO}} {
		h := newHouse(t)
		h.again(Options{segment: 8 << 10})
		for range 100 { // several segments
			h.must(h.reserve(10).Settle(spent(5)))
		}
		h.reserve(7)
		disk := &failing{}
		disk.set(fail[0], fail[1])
		h.again(Options{make: disk.make})
		if _, err := h.m.Reserve(h.exchange(), Worst{}, nil); !fault.Is(err, fault.UsageUnavailable) {
			t.Errorf("reserved: %v", err)
		}
		h.used("org")
		h.must(h.m.Import(t.Context()))
		disk.set(nil, nil)
		h.m.mend()
		h.uses("org", "507 spent, 507 tokens, 0 reserved")
		h.must(h.reserve(10).Settle(spent(5)))
		h.must(h.m.Import(t.Context()))
		if n := h.count(rows); n != 102 {
			t.Errorf("%d rows", n)
		}
	}
}

func FuzzDecode(f *testing.F) {
	x := Exchange{ID: "exc_1", Organization: atelier, Model: "small", Started: november, Streamed: true}
	for _, e := range []entry{
		{kind: frameReserved, number: 7, exchange: x, spend: 3, tokens: -1},
		{kind: frameSettled, number: 7, outcome: spent(9)},
		{kind: frameOpened, boot: "b"},
		{kind: frameLost, organization: atelier, month: 3},
		{kind: frameAllowance},
		{kind: frameReleased},
	} {
		f.Add(e.encode(nil))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) == 0 {
			return
		}
		e, err := decode(data)
		if err != nil {
			return
		}
		again, err := decode(e.encode(nil))
		if err != nil || again != e {
			t.Errorf("%+v became %+v, %v", e, again, err)
		}
	})
}
