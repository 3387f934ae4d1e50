package desktop_test

import (
	"bytes"
	"errors"
	"log/slog"
	"testing"

	"intendant/backend/core/coretest"
	"intendant/backend/desktop"
	"intendant/backend/fault"
	"intendant/backend/ledger"
)

// TestAWrongPassphraseIsNoNews: somebody mistyped it, and was told so.
func TestAWrongPassphraseIsNoNews(t *testing.T) {
	c, now := coretest.Open(t)
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	t.Cleanup(func() { slog.SetDefault(before) })
	b := client(opened(t, c.Dir(), now), ledger.DoorBrowser)
	_, err := b.installation.Unlock(desktop.PassphraseInput{Passphrase: "not the one that was chosen"})
	if !errors.Is(err, fault.New(fault.PassphraseWrong)) {
		t.Errorf("it answered %v", err)
	}
	if log.Len() > 0 {
		t.Errorf("the terminal says %s", log.String())
	}
}
