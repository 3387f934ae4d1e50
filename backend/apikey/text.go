package apikey

import (
	"crypto/sha256"
	"fmt"
	"hash/crc32"
	"io"
	"unsafe"

	"intendant/backend/fault"
	"intendant/backend/ident"
)

// A key's text is "itk_", the ULID of its identifier, an underscore, 43 random
// characters of base62 (256 bits) and six that check all before.
const (
	mark       = "itk_"
	idSize     = 26
	secretSize = 43
	checkSize  = 6
	secretAt   = len(mark) + idSize + 1
	checkAt    = secretAt + secretSize
	textSize   = checkAt + checkSize
)

const (
	base62    = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
)

// What each byte stands for in base62, and in ULIDs whether it may: none is where it
// stands for nothing.
var digits, inULID = valuesOf(base62), valuesOf(crockford)

const none = 0x80

func valuesOf(alphabet string) (t [256]byte) {
	for i := range t {
		t[i] = none
	}
	for i := range len(alphabet) {
		t[alphabet[i]] = byte(i)
	}
	return t
}

// Parse reads a key's text: its form and its check, not whether there is such a
// key. It allocates nothing where the result stays in the function that called it.
func Parse(text string) (ident.Key, bool) {
	if !whole(text) {
		return "", false
	}
	return ident.Key("key_" + text[len(mark):secretAt-1]), true
}

func whole(text string) bool {
	if len(text) != textSize {
		return false
	}
	_, wrong := numberOf(text[len(mark) : secretAt-1])
	return wrong < none && sound(text)
}

// sound holds a text that is long enough against its check. A wrong character of the
// secret is found by it, like any other mistake; the identifier is judged by numberOf.
func sound(text string) bool {
	if text[:len(mark)] != mark || text[secretAt-1] != '_' || text[len(mark)] > '7' {
		return false
	}
	wrong, check := byte(0), uint64(0)
	for _, c := range bytesOf(text)[checkAt:] {
		wrong |= digits[c]
		check = check*uint64(len(base62)) + uint64(digits[c])
	}
	return wrong < none && check == uint64(crc32.ChecksumIEEE(bytesOf(text)[:checkAt]))
}

// numberOf are the last 64 bits of a ULID; wrong is none at least where it is not one.
func numberOf(id string) (number uint64, wrong byte) {
	for _, c := range bytesOf(id) {
		wrong |= inULID[c]
		number = number<<5 | uint64(inULID[c])
	}
	return number, wrong
}

// Hash is what is stored of a key's text.
func Hash(text string) [32]byte { return sha256.Sum256(bytesOf(text)) }

// bytesOf are a text's, for those who only read them: a copy would be made for each
// request.
func bytesOf(text string) []byte {
	return unsafe.Slice(unsafe.StringData(text), len(text)) //nolint:gosec // they are only read
}

// Prefix is what is shown of a key's text once it can't be read any more.
func Prefix(id ident.Key) string {
	if len(id) != len(mark)+idSize {
		return ""
	}
	return mark + string(id[len(mark):])
}

// write makes a new text for a key.
func write(id ident.Key, entropy io.Reader) (string, error) {
	text := append(make([]byte, 0, textSize), Prefix(id)...)
	text = append(text, '_')
	for one := make([]byte, 1); len(text) < checkAt; {
		if _, err := io.ReadFull(entropy, one); err != nil {
			return "", fault.Wrap(fault.Internal, fmt.Errorf("apikey: secret: %w", err))
		}
		if n := int(one[0] & 0x3f); n < len(base62) { // 62 and 63 are drawn again: each character is as likely
			text = append(text, base62[n])
		}
	}
	check := crc32.ChecksumIEEE(text)
	var tail [checkSize]byte
	for i := checkSize - 1; i >= 0; i-- {
		tail[i] = base62[check%uint32(len(base62))]
		check /= uint32(len(base62))
	}
	return string(append(text, tail[:]...)), nil
}
