package sociallogin

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"

	"intendant/backend/fault"
	"intendant/backend/i18n"
)

//go:embed end.css
var endStyle string

//go:embed end.html
var endText string

var endPage = template.Must(template.New("end").Parse(endText))

// policy lets the page at the end have its style, and nothing else.
var policy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; style-src 'sha256-" + hash(endStyle) + "'"

func hash(style string) string {
	sum := sha256.Sum256([]byte(style))
	return base64.StdEncoding.EncodeToString(sum[:])
}

// page says how the visit ended, in the language of whoever made it.
func (v *visit) page(w io.Writer, who Person, ended error) error {
	lang, texts := v.request.Language, v.request.Texts
	outcome, body := "done", texts.Text(lang, "social.end.done.body", map[string]string{"name": who.ProviderName})
	if ended != nil {
		outcome, body = "failed", texts.Fault(lang, fault.From(ended))
	}
	return endPage.Execute(w, map[string]any{
		"Language": lang, "Direction": i18n.Direction(lang), "Style": template.CSS(endStyle), //nolint:gosec // our own file
		"Outcome": outcome, "Body": body,
		"Title": texts.Text(lang, "social.end."+outcome+".title", nil),
		"Back":  texts.Text(lang, "social.end.back", nil),
	})
}
