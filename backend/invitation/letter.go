package invitation

import (
	"fmt"
	"html"
	"net/url"
	"strings"

	"intendant/backend/i18n"
	"intendant/backend/mail"
)

// mailtoMost is how long an address may be that opens a mail program: Windows
// hands over some 2,000 characters.
const mailtoMost = 1900

// writer words invitations of one organization by one member.
type writer struct {
	texts            *i18n.Catalogue
	signer           signer
	organization, by string
}

func (w writer) handed(m made, whole bool) (h Handed, err error) {
	h = Handed{Invitation: m.Invitation, Link: m.token.Link()}
	if !whole {
		return h, nil
	}
	h.Mailto, h.FileName = w.mailto(m), fileName(m.ID)
	h.File, err = w.signer.file(m.token, w.organization, w.by, m.Invitation)
	return h, err
}

func (w writer) text(m made, key string) string {
	return w.texts.Text(m.Language, "invitation.mail."+key, map[string]string{"Organization": w.organization, "By": w.sender(), "Name": m.Name})
}

// sender is who invites; an erased one is called as the organization.
func (w writer) sender() string {
	if w.by == "" {
		return w.organization
	}
	return w.by
}

func (w writer) greeting(m made) string {
	if m.Name == "" {
		return w.text(m, "hello")
	}
	return w.text(m, "hello_name")
}

// paragraphs are the mail's, with or without the person's message.
func (w writer) paragraphs(m made, message bool) []string {
	list := []string{w.greeting(m), w.text(m, "lead")}
	if message && m.Message != "" {
		list = append(list, m.Message)
	}
	return append(list, w.text(m, "how"), m.token.Link(), w.text(m, "expires"), w.text(m, "ignore"))
}

// mailto is a mail that is written already, for the person's own mail program
// (RFC 6068). One that would be too long goes without the message, and then with
// how to open the link, and the link.
func (w writer) mailto(m made) string {
	for _, body := range []string{
		strings.Join(w.paragraphs(m, true), "\r\n\r\n"), strings.Join(w.paragraphs(m, false), "\r\n\r\n"),
		strings.Join([]string{w.text(m, "lead"), w.text(m, "how"), m.token.Link()}, "\r\n\r\n"),
	} {
		if address := mailto(m.Email, w.text(m, "subject"), body); len(address) <= mailtoMost {
			return address
		}
	}
	return mailto(m.Email, "", m.token.Link())
}

func mailto(to, subject, body string) string {
	address := "mailto:" + strings.ReplaceAll(percent(to), "%40", "@") + "?"
	if subject != "" {
		address += "subject=" + percent(subject) + "&"
	}
	return address + "body=" + percent(body)
}

// percent encodes everything but unreserved characters; a space is %20 there.
func percent(text string) string { return strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }

// letter is the mail that this installation sends.
func (w writer) letter(m made) mail.Letter {
	paragraphs := w.paragraphs(m, true)
	var page strings.Builder
	fmt.Fprintf(&page, `<!doctype html><html lang="%s" dir="%s"><body style="font-family:sans-serif;line-height:1.5">`,
		m.Language, i18n.Direction(m.Language))
	for _, p := range paragraphs {
		text := strings.ReplaceAll(html.EscapeString(p), "\n", "<br>")
		if p == m.token.Link() {
			text = `<code dir="ltr" style="word-break:break-all">` + text + `</code>`
		}
		page.WriteString("<p>" + text + "</p>")
	}
	page.WriteString("</body></html>")
	return mail.Letter{
		ID: string(m.ID), Ledger: string(m.Organization), Concept: "invitation", Language: m.Language,
		To: m.Email, ToName: m.Name, Subject: w.text(m, "subject"), Text: strings.Join(paragraphs, "\n\n") + "\n", HTML: page.String(),
	}
}
