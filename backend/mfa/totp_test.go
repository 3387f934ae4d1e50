package mfa

import (
	"encoding/base32"
	"testing"
	"time"
)

// RFC 6238, appendix B, SHA-1: eight digits there, of which apps show six.
var vectors = map[int64]string{
	59: "94287082", 1111111109: "07081804", 1111111111: "14050471",
	1234567890: "89005924", 2000000000: "69279037", 20000000000: "65353130",
}

func TestVectors(t *testing.T) {
	secret := base32.StdEncoding.EncodeToString([]byte("12345678901234567890"))
	for seconds, want := range vectors {
		now := time.Unix(seconds, 0)
		if got, err := codeAt(secret, stepAt(now), 8); err != nil || got != want {
			t.Errorf("at %d: %s, %v instead of %s", seconds, got, err, want)
		}
		if step, ok := matching(secret, want[2:], now); !ok || step != seconds/30 {
			t.Errorf("at %d: %s is not accepted", seconds, want[2:])
		}
	}
}

// A code is accepted one step early and one step late, and no more.
func TestWindow(t *testing.T) {
	secret := base32.StdEncoding.EncodeToString([]byte("12345678901234567890"))
	now := time.Unix(1111111111, 0)
	for away := int64(-3); away <= 3; away++ {
		code, err := codeAt(secret, stepAt(now)+away, digits)
		if err != nil {
			t.Fatal(err)
		}
		step, ok := matching(secret, code, now)
		if want := away >= -1 && away <= 1; ok != want || ok && step != stepAt(now)+away {
			t.Errorf("%d steps away: %t, step %d", away, ok, step)
		}
	}
}

func TestSixDigits(t *testing.T) {
	for typed, want := range map[string]string{
		"123456": "123456", "123 456": "123456", " 123-456 ": "123456", "١٢٣٤٥٦": "123456", "۱۲۳ ۴۵۶": "123456", "000000": "000000",
		"": "", "12345": "", "1234567": "", "abcdef": "", "ABCD-EFGH": "", "12345é": "", "１２３４５６": "",
	} {
		code, ok := sixDigits(typed)
		if ok != (want != "") || ok && code != want {
			t.Errorf("%q: %q, %t", typed, code, ok)
		}
	}
}
