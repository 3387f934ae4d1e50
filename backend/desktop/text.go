package desktop

import (
	"sync"

	"intendant/backend/i18n"
)

// texts are the catalogues, read when the first text is needed.
var texts = sync.OnceValue(func() *i18n.Catalogue {
	catalogue, err := i18n.New()
	if err != nil {
		panic(err) // the catalogues are embedded and tested
	}
	return catalogue
})

// Text is a text of the catalogue in a language.
func Text(language, key string, params map[string]string) string {
	return texts().Text(language, key, params)
}
