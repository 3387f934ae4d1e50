package sqlite_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"intendant/backend/fault"
	"intendant/backend/sqlite"
)

// The test binary runs itself as the other process.
const (
	roleVar   = "SQLITE_TEST_ROLE"
	folderVar = "SQLITE_TEST_FOLDER"
)

func TestMain(m *testing.M) {
	dir := os.Getenv(folderVar)
	switch os.Getenv(roleVar) {
	case "owner":
		ownFolder(dir)
	case "writer":
		writeForever(dir)
	default:
		os.Exit(m.Run())
	}
}

func ownFolder(dir string) {
	lock, err := sqlite.LockFolder(dir)
	if err == nil {
		err = lock.Announce("/run/socket")
	}
	fmt.Println("owns", err)
	_, _ = bufio.NewReader(os.Stdin).ReadString('\n')
}

func writeForever(dir string) {
	ctx := context.Background()
	db, err := sqlite.Open(ctx, filepath.Join(dir, "intendant.db"), sqlite.Options{Migrations: folder(notes)})
	for i := 1; err == nil; i++ {
		err = db.Write(ctx, func(tx *sqlite.Tx) error { return insert(ctx, tx, "x") })
		fmt.Println(i)
	}
	fmt.Println(err)
}

func start(t *testing.T, role, dir string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), roleVar+"="+role, folderVar+"="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	return cmd, bufio.NewScanner(out)
}

func TestFolderHasOneOwner(t *testing.T) {
	dir := t.TempDir()
	other, out := start(t, "owner", dir)
	if !out.Scan() || out.Text() != "owns <nil>" {
		t.Fatalf("the other says %q", out.Text())
	}
	_, err := sqlite.LockFolder(dir)
	wantCode(t, err, fault.FolderOwned)
	pid := strconv.Itoa(other.Process.Pid)
	if p := fault.From(err).Params; p["pid"] != pid || p["folder"] != dir {
		t.Errorf("params: %v", p)
	}
	owner, err := sqlite.ReadOwner(dir)
	if err != nil || owner.PID != other.Process.Pid || owner.Socket != "/run/socket" {
		t.Errorf("owner: %+v, %v", owner, err)
	}
	_ = other.Process.Kill()
	_ = other.Wait()
	lock, err := sqlite.LockFolder(dir)
	if err != nil {
		t.Fatalf("the owner died, yet: %v", err)
	}
	if owner, err := sqlite.ReadOwner(dir); err != nil || owner.PID != os.Getpid() || owner.Socket != "" {
		t.Errorf("owner: %+v, %v", owner, err)
	}
	if err := lock.Release(); err != nil {
		t.Fatal(err)
	}
	again, err := sqlite.LockFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	_ = again.Release()
}

func TestKilledWriterLosesNothingAcknowledged(t *testing.T) {
	dir, acknowledged := t.TempDir(), 0
	for range 5 {
		before := acknowledged
		other, out := start(t, "writer", dir)
		for out.Scan() {
			n, err := strconv.Atoi(out.Text())
			if err != nil {
				t.Fatal(out.Text())
			}
			acknowledged = before + n
			if n == 50 {
				_ = other.Process.Kill()
			}
		}
		_ = other.Wait()
		db := open(t, filepath.Join(dir, "intendant.db"))
		rows := count(t, db.Read())
		if rows < acknowledged || rows > acknowledged+1 {
			t.Fatalf("%d rows, %d acknowledged", rows, acknowledged)
		}
		acknowledged = rows
		if found, err := db.Integrity(t.Context()); err != nil || len(found) > 0 {
			t.Fatal(strings.Join(found, "\n"), err)
		}
		_ = db.Close()
	}
}

func TestUnusableFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := sqlite.LockFolder(file)
	wantCode(t, err, fault.FolderUnusable)
	_, err = sqlite.Open(t.Context(), filepath.Join(file, "intendant.db"), sqlite.Options{})
	wantCode(t, err, fault.FolderUnusable)
}
