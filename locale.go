package main

import (
	"os"
	"path/filepath"
	"strings"
)

// locales are what WebKit is told on a system that names no language: with "C"
// its Intl refuses to work.
var locales = map[string]string{
	"en": "en_US.UTF-8", "fr": "fr_FR.UTF-8", "de": "de_DE.UTF-8", "es": "es_ES.UTF-8",
	"pl": "pl_PL.UTF-8", "it": "it_IT.UTF-8", "pt-BR": "pt_BR.UTF-8", "ar": "ar_EG.UTF-8",
}

// prepare sets what GTK and WebKit read from the environment when they start,
// and returns what undoes it for the programs that this one starts later.
func prepare(dir, language string) (restore func()) {
	if speechless() {
		set("LANG", locales[language])
		set("LC_MESSAGES", "")
		set("LC_ALL", "")
	}
	// WebKit keeps storage of its own under this folder, by the program's name:
	// without this it would lie among Intendant's files or, given --data, beside
	// those of another house.
	return set("XDG_DATA_HOME", filepath.Join(dir, "webview"))
}

// speechless tells whether the system names no language. LC_ALL wins over
// LC_MESSAGES, and that over LANG.
func speechless() bool {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := os.Getenv(name); value != "" {
			value, _, _ = strings.Cut(value, ".")
			return value == "C" || value == "POSIX"
		}
	}
	return true
}

// set changes a variable of the environment; an empty value removes it.
func set(name, value string) (restore func()) {
	before, had := os.LookupEnv(name)
	change := func(value string, present bool) {
		if present {
			_ = os.Setenv(name, value) // fails only for names that are none
			return
		}
		_ = os.Unsetenv(name)
	}
	change(value, value != "")
	return func() { change(before, had) }
}
