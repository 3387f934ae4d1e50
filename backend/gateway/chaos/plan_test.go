package chaos

import (
	"fmt"
	"strings"
)

// Each exchange is another one by what it costs, whether it is counted or charged at
// what was set aside: from a row of the accounts one can tell whose it is.
const (
	turns     = 500  // exchanges whose answers are of the same length
	leastBody = 1600 // bytes
	leastSaid = 20   // tokens
	template  = 4    // tokens that the provider counts for a message
	overhead  = 256  // tokens that the gateway sets aside for what a provider adds

	inputPrice, outputPrice = 1000, 4000 // nano-units a token
)

// words and tokens are the lengths of an exchange's question and answer, size is that
// of its body in bytes.
func words(i int) int  { return 1 + i%turns }
func tokens(i int) int { return leastSaid + i/turns }
func size(i int) int   { return leastBody + i%turns }

// bodyOf is a request as long as it has to be.
func bodyOf(i int, model string, stream bool) string {
	body := fmt.Sprintf(`{"model":%q,"user":"%d","stream":%v,"max_tokens":%d,"messages":[{"role":"user","content":%q}]`,
		model, i, stream, tokens(i), strings.TrimSpace(strings.Repeat("a ", words(i))))
	return body + strings.Repeat(" ", size(i)-len(body)-1) + "}"
}

// counted is the exchange whose question and answer have so many tokens.
func counted(in, out int64) int { return int(in) - template - 1 + turns*(int(out)-leastSaid) }

// setAside is the exchange for which so much is set aside; ok: it is exactly that.
func setAside(spend, tokens int64) (i int, ok bool) {
	out := (spend/inputPrice - tokens) / (outputPrice/inputPrice - 1)
	in := tokens - out
	i = int(in) - overhead - leastBody + turns*(int(out)-leastSaid)
	return i, spend == in*inputPrice+out*outputPrice && i >= 0 && reserve(i) == spend
}

// reserve is what is set aside for an exchange, in nano-units.
func reserve(i int) int64 {
	return int64(size(i)+overhead)*inputPrice + int64(tokens(i))*outputPrice
}
