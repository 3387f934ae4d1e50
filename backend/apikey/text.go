package apikey

import (
	"crypto/sha256"
	"fmt"
	"hash/crc32"
	"io"

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

// The sets of characters, and the value of those of base62.
const (
	inULID = 1 << iota
	inBase62
)

var (
	classes = tabulate(func(t *[256]byte, i int) { t[base62[i]] |= inBase62 }, len(base62),
		func(t *[256]byte, i int) { t[crockford[i]] |= inULID }, len(crockford))
	digits = tabulate(func(t *[256]byte, i int) { t[base62[i]] = byte(i) }, len(base62), nil, 0)
)

func tabulate(one func(*[256]byte, int), n int, other func(*[256]byte, int), m int) (t [256]byte) {
	for i := range n {
		one(&t, i)
	}
	for i := range m {
		other(&t, i)
	}
	return t
}

// Parse reads a key's text: its form and its check, not whether there is such a
// key. It allocates nothing where the result stays in the function that called it.
func Parse(text string) (ident.Key, bool) {
	if !sound(text) {
		return "", false
	}
	return ident.Key("key_" + text[len(mark):secretAt-1]), true
}

func sound(text string) bool {
	if len(text) != textSize || text[:len(mark)] != mark || text[secretAt-1] != '_' || text[len(mark)] > '7' {
		return false
	}
	of := byte(inULID)
	for i := len(mark); i < secretAt-1; i++ {
		of &= classes[text[i]]
	}
	rest := byte(inBase62)
	for i := secretAt; i < textSize; i++ {
		rest &= classes[text[i]]
	}
	if of == 0 || rest == 0 {
		return false
	}
	var check uint64
	for i := checkAt; i < textSize; i++ {
		check = check*uint64(len(base62)) + uint64(digits[text[i]])
	}
	return check == uint64(checksum(text[:checkAt]))
}

func checksum(text string) uint32 {
	var buffer [checkAt]byte
	return crc32.ChecksumIEEE(buffer[:copy(buffer[:], text)])
}

// Hash is what is stored of a key's text.
func Hash(text string) [32]byte {
	var buffer [textSize]byte
	if len(text) > len(buffer) {
		return sha256.Sum256([]byte(text))
	}
	return sha256.Sum256(buffer[:copy(buffer[:], text)])
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
