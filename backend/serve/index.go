package serve

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"net/http"

	"intendant/backend/desktop"
)

// Index writes the page itself, and in it what this client would ask first. That
// is a block of data, which no policy has to let run. It is for this client and
// this moment, so nobody keeps it.
func Index(w http.ResponseWriter, assets fs.FS, start desktop.Start) error {
	page, err := fs.ReadFile(assets, index)
	if err != nil {
		return err
	}
	answers, err := json.Marshal(start) // which writes every < as \u003c: no text ends the block
	if err != nil {
		return err
	}
	block := `<script type="application/json" id="start">` + string(answers) + `</script></head>`
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, err = w.Write(bytes.Replace(page, []byte("</head>"), []byte(block), 1))
	return err
}
