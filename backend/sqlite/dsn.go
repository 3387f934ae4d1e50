package sqlite

import (
	"net/url"
	"path/filepath"
	"strings"
)

// Pragmas stand in the address, since a statement would reach only one of the
// pooled connections. secure_delete overwrites what is deleted: erasing a
// person or an organization must leave nothing in the file. temp_store keeps in
// memory what VACUUM and large sorts would write, in clear, into the system's
// folder of temporary files.
var (
	common = []string{"busy_timeout(5000)", "foreign_keys(1)", "secure_delete(1)", "temp_store(2)"}
	writer = append([]string{"journal_mode(WAL)", "synchronous(FULL)"}, common...)
	reader = append([]string{"query_only(1)"}, common...)
)

func pragmas(list []string) string { return url.Values{"_pragma": list}.Encode() }

func address(path, mode string, list []string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") { // a Windows drive
		path = "/" + path
	}
	query := pragmas(list) + "&mode=" + mode
	return (&url.URL{Scheme: "file", Path: path, RawQuery: query}).String()
}
