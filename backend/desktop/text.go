package desktop

import "intendant/backend/i18n"

var texts = i18n.New()

// Text is a text of the catalogue in a language.
func Text(language, key string, params map[string]string) string {
	return texts.Text(language, key, params)
}
