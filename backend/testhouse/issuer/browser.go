package issuer

import (
	"fmt"
	"html"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
)

// Browser is a person's browser, without a page.
type Browser struct{ client *http.Client }

// NewBrowser opens one.
func NewBrowser() *Browser {
	jar, _ := cookiejar.New(nil) // it returns no error
	return &Browser{&http.Client{Jar: jar, CheckRedirect: func(next *http.Request, _ []*http.Request) error {
		if returns(next.URL) {
			return http.ErrUseLastResponse
		}
		return nil
	}}}
}

// returns tells the return address from the provider's own.
func returns(u *url.URL) bool { return u.Query().Has("state") && u.Path == "/callback" }

// SignIn signs somebody in at the provider and stops before the return: the
// address is where it leads.
func (b *Browser) SignIn(address, name string) (*url.URL, error) {
	answer, err := b.login(address, name)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	return answer.Location()
}

func (b *Browser) login(address, name string) (*http.Response, error) {
	page, err := b.client.Get(address) //nolint:noctx // a test's
	if err != nil {
		return nil, err
	}
	defer page.Body.Close()
	id := page.Request.URL.Query().Get("authRequestID")
	if id == "" {
		text, _ := io.ReadAll(page.Body)
		return nil, fmt.Errorf("issuer: no page to sign in at %s: %s", page.Request.URL, text)
	}
	login := page.Request.URL.Scheme + "://" + page.Request.URL.Host + "/login/username"
	return b.client.PostForm(login, url.Values{"username": {name}, "password": {Password}, "id": {id}}) //nolint:noctx // a test's
}

var (
	formAction = regexp.MustCompile(`action="([^"]*)"`)
	formField  = regexp.MustCompile(`name="([^"]*)" value="([^"]*)"`)
)

// SignInByForm signs somebody in where the return is a form (form_post), sends
// it with more fields, and returns the page at the end.
func (b *Browser) SignInByForm(address, name string, more url.Values) (string, error) {
	answer, err := b.login(address, name)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	page, err := io.ReadAll(answer.Body)
	action := formAction.FindSubmatch(page)
	if err != nil || action == nil {
		return "", fmt.Errorf("issuer: no form: %s, %w", page, err)
	}
	for _, field := range formField.FindAllSubmatch(page, -1) {
		more.Set(string(field[1]), html.UnescapeString(string(field[2])))
	}
	end, err := http.PostForm(html.UnescapeString(string(action[1])), more) //nolint:noctx // a test's
	if err != nil {
		return "", err
	}
	defer end.Body.Close()
	text, err := io.ReadAll(end.Body)
	return string(text), err
}

// Return goes back, and returns the page at the end.
func (b *Browser) Return(to *url.URL) (string, error) {
	answer, err := http.Get(to.String()) //nolint:noctx // a test's
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	return strings.TrimSpace(string(text)), err
}
