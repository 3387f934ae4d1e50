package main

import (
	"os"
	"testing"

	"intendant/backend/i18n"
)

func TestSpeechless(t *testing.T) {
	cases := []struct {
		lang, messages, all string
		want                bool
	}{
		{"", "", "", true},
		{"C.UTF-8", "", "", true},
		{"POSIX", "", "", true},
		{"fr_FR.UTF-8", "", "", false},
		{"C", "de_DE", "", false},
		{"fr_FR.UTF-8", "", "C", true},
	}
	for _, c := range cases {
		t.Setenv("LANG", c.lang)
		t.Setenv("LC_MESSAGES", c.messages)
		t.Setenv("LC_ALL", c.all)
		if got := speechless(); got != c.want {
			t.Errorf("LANG=%q LC_MESSAGES=%q LC_ALL=%q: %v", c.lang, c.messages, c.all, got)
		}
	}
}

func TestPrepareKeepsWebKitInTheFolder(t *testing.T) {
	t.Setenv("LANG", "C")
	t.Setenv("LC_ALL", "C")
	t.Setenv("XDG_DATA_HOME", "/somewhere")
	restore := prepare("/house", "pl")
	if got := os.Getenv("LANG"); got != "pl_PL.UTF-8" {
		t.Errorf("LANG is %q", got)
	}
	if got := os.Getenv("XDG_DATA_HOME"); got != "/house/webview" {
		t.Errorf("WebKit's folder is %q", got)
	}
	restore()
	if got := os.Getenv("XDG_DATA_HOME"); got != "/somewhere" {
		t.Errorf("afterwards it is %q", got)
	}
}

func TestEveryLanguageHasALocale(t *testing.T) {
	for _, language := range i18n.Languages {
		if locales[language] == "" {
			t.Errorf("none for %s", language)
		}
	}
}
