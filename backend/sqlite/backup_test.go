package sqlite

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func noLinks(string, string) error { return errors.New("operation not permitted") }

func TestABackupIsPlacedWithoutLinks(t *testing.T) {
	dir := t.TempDir()
	part, to := filepath.Join(dir, "part"), filepath.Join(dir, "copy.db")
	if err := os.WriteFile(part, []byte("whole"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := place(part, to, noLinks); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(to); err != nil || string(text) != "whole" {
		t.Errorf("%q, %v", text, err)
	}
	if err := os.WriteFile(part, []byte("another"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, link := range []func(string, string) error{noLinks, os.Link} {
		if err := place(part, to, link); !errors.Is(err, fs.ErrExist) {
			t.Errorf("a name that is taken: %v", err)
		}
	}
	if text, err := os.ReadFile(to); err != nil || string(text) != "whole" {
		t.Errorf("it was replaced: %q, %v", text, err)
	}
	free := filepath.Join(dir, "free.db")
	if err := place(filepath.Join(dir, "none"), free, noLinks); err == nil {
		t.Error("nothing was placed, and that is no error")
	}
	if _, err := os.Stat(free); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the name stays taken: %v", err)
	}
}
