package gateway

// What a byte may be in a head (RFC 9110, 5.6.2 and 5.5).
const (
	isUpper byte = 1 << iota
	isToken
	isVisible
	isFieldChar
	isPathChar
)

var chars = func() (t [256]byte) {
	for c := range t {
		switch {
		case c >= 'A' && c <= 'Z':
			t[c] = isUpper | isToken | isPathChar
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			t[c] = isToken | isPathChar
		}
		if c > ' ' && c < 0x7f {
			t[c] |= isVisible
		}
		if c >= ' ' && c != 0x7f || c == '\t' {
			t[c] |= isFieldChar
		}
	}
	for _, c := range "!#$%&'*+-.^_`|~" {
		t[c] |= isToken
	}
	for _, c := range "/-._~:@,+=" {
		t[c] |= isPathChar
	}
	return t
}()

// all reports whether each byte is of a class.
func all(text []byte, class byte) bool {
	for _, c := range text {
		if chars[c]&class == 0 {
			return false
		}
	}
	return true
}
