package i18n

import (
	"embed"
	"encoding/json"
	"log/slog"
	"maps"
	"strconv"
	"strings"
	"sync"

	goi18n "github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"intendant/backend/fault"
)

//go:embed locales/*.json
var locales embed.FS

// Catalogue is the texts of all languages. Each language is read when the first
// of its texts is needed: a program that starts speaks one.
type Catalogue struct {
	speakers map[string]func() *goi18n.Localizer
}

// New is the embedded catalogues.
func New() *Catalogue {
	c := &Catalogue{speakers: map[string]func() *goi18n.Localizer{}}
	for _, code := range Languages {
		c.speakers[code] = sync.OnceValue(func() *goi18n.Localizer { return read(code) })
	}
	return c
}

func read(code string) *goi18n.Localizer {
	bundle := goi18n.NewBundle(language.MustParse(code))
	bundle.RegisterUnmarshalFunc("json", json.Unmarshal)
	if _, err := bundle.LoadMessageFileFS(locales, "locales/"+code+".json"); err != nil {
		panic(err) // it is embedded and tested
	}
	return goi18n.NewLocalizer(bundle, code)
}

// Text is the text of a key, with its placeholders filled. A key that is in no
// catalogue comes back as itself.
func (c *Catalogue) Text(lang, key string, params map[string]string) string {
	return c.localize(lang, &goi18n.LocalizeConfig{MessageID: key, TemplateData: params})
}

// Plural is the form of a text that the language has for n. The placeholder
// Count is n, unless params has another writing of it.
func (c *Catalogue) Plural(lang, key string, n int, params map[string]string) string {
	data := map[string]string{"Count": strconv.Itoa(n)}
	maps.Copy(data, params)
	return c.localize(lang, &goi18n.LocalizeConfig{MessageID: key, TemplateData: data, PluralCount: n})
}

func (c *Catalogue) localize(lang string, config *goi18n.LocalizeConfig) string {
	text, err := c.speaker(lang).Localize(config)
	if text == "" {
		slog.Error("a text is missing", "key", config.MessageID, "language", lang, "error", err)
		return config.MessageID
	}
	return text
}

func (c *Catalogue) speaker(lang string) *goi18n.Localizer {
	if speaker, ok := c.speakers[lang]; ok {
		return speaker()
	}
	return c.speakers[Match(lang)]()
}

// Fault words an error: what went wrong and what to do, and after it what is
// wrong with each field, by the field's name.
func (c *Catalogue) Fault(lang string, e *fault.Error) string {
	out := make([]string, 0, 1+len(e.Fields))
	out = append(out, c.Text(lang, "error."+string(e.Code), e.Params))
	for _, field := range e.Fields {
		out = append(out, field.Name+": "+c.Text(lang, "field."+string(field.Code), field.Params))
	}
	return strings.Join(out, " ")
}
