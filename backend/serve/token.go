package serve

import (
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"io/fs"
	"net/http"
	"os"
	"runtime"
	"strings"

	"intendant/backend/desktop"
	"intendant/backend/fault"
	"intendant/backend/ledger"
)

const minToken = 16

// ErrTokenReadable means that others than its owner may read the token file.
var ErrTokenReadable = errors.New("serve: the token file is readable by others")

// ErrTokenShort means that the token file holds less than a token.
var ErrTokenShort = errors.New("serve: the token file holds less than 16 characters")

// Token reads the bearer token of a file; it makes one, readable only by its
// owner, where there is none.
func Token(path string) (string, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return makeToken(path)
	}
	if err != nil {
		return "", err
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return "", ErrTokenReadable
	}
	text, err := os.ReadFile(path)
	token := strings.TrimSpace(string(text))
	if err == nil && len(token) < minToken {
		return "", ErrTokenShort
	}
	return token, err
}

func makeToken(path string) (string, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return "", err
	}
	token := rand.Text()
	_, err = file.WriteString(token + "\n")
	return token, errors.Join(err, file.Close())
}

func (s *Server) fromToken(r *http.Request) (*client, error) {
	given, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	right := subtle.ConstantTimeCompare([]byte(given), []byte(s.options.Token)) == 1
	if !ok || s.options.Token == "" || !right {
		return nil, fault.New(fault.DoorClosed)
	}
	s.tokenOnce.Lock()
	defer s.tokenOnce.Unlock()
	if c := s.clients.find(given); c != nil {
		return c, nil
	}
	return s.clients.put(given, desktop.Client{Door: ledger.DoorToken, Language: language(r), Device: device(r)}, nil), nil
}
