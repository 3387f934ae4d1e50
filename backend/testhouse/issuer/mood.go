package issuer

import (
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"

	"github.com/go-jose/go-jose/v4"
)

// misbehave stands between zitadel's provider and the world.
func (i *Issuer) misbehave(good http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mood, _, _ := i.now()
		switch {
		case mood.Down:
			panic(http.ErrAbortHandler)
		case mood.Broken:
			w.WriteHeader(http.StatusServiceUnavailable)
		case r.URL.Path == "/oauth/token" && i.stranger(r):
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(http.StatusUnauthorized)
			_, _ = w.Write([]byte(`{"error":"invalid_client"}`))
		case r.URL.Path == "/oauth/token":
			rewrite(w, r, good, func(answer map[string]any) { i.twist(mood, answer) })
		case r.URL.Path == "/.well-known/openid-configuration" && mood.Discovery != nil:
			rewrite(w, r, good, mood.Discovery)
		case strings.HasSuffix(r.URL.Path, "/callback") && mood.Returns != nil:
			redirect(w, r, good, mood.Returns)
		default:
			good.ServeHTTP(w, r)
		}
	})
}

// stranger reports whether a client isn't one of ours. Zitadel's looks at the
// code first; the large providers look at the client first, as RFC 6749 has it.
func (i *Issuer) stranger(r *http.Request) bool {
	id, secret, basic := r.BasicAuth()
	switch {
	case r.FormValue("client_id") == Team:
		return i.team.holds(r.FormValue("client_secret"), i.URL) != nil
	case !basic:
		return r.FormValue("client_id") != Public
	}
	return id != Confidential || secret != Secret
}

// rewrite changes a JSON answer.
func rewrite(w http.ResponseWriter, r *http.Request, good http.Handler, change func(map[string]any)) {
	recorded := httptest.NewRecorder()
	good.ServeHTTP(recorded, r)
	answer, body := map[string]any{}, recorded.Body.Bytes()
	if recorded.Code == http.StatusOK && json.Unmarshal(body, &answer) == nil {
		change(answer)
		body, _ = json.Marshal(answer) //nolint:errchkjson // it was JSON before
	}
	maps.Copy(w.Header(), recorded.Header())
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(recorded.Code)
	_, _ = w.Write(body)
}

// redirect changes the address that the browser is sent back to.
func redirect(w http.ResponseWriter, r *http.Request, good http.Handler, change func(map[string][]string)) {
	recorded := httptest.NewRecorder()
	good.ServeHTTP(recorded, r)
	to, err := url.Parse(recorded.Header().Get("Location"))
	if err == nil && to.Path != "" {
		query := to.Query()
		change(query)
		to.RawQuery = query.Encode()
		recorded.Header().Set("Location", to.String())
	}
	maps.Copy(w.Header(), recorded.Header())
	w.WriteHeader(recorded.Code)
	_, _ = w.Write(recorded.Body.Bytes())
}

// twist signs another ID token in place of the one in an answer.
func (i *Issuer) twist(mood Mood, answer map[string]any) {
	token, ok := answer["id_token"].(string)
	if !ok || mood.Twist == nil && !mood.Unsigned && !mood.Stranger {
		return
	}
	claims := map[string]any{}
	payload, _ := base64.RawURLEncoding.DecodeString(strings.Split(token, ".")[1])
	_ = json.Unmarshal(payload, &claims)
	if mood.Twist != nil {
		mood.Twist(claims)
	}
	payload, _ = json.Marshal(claims) //nolint:errchkjson // it was JSON before
	answer["id_token"] = i.sign(mood, payload)
}

func (i *Issuer) sign(mood Mood, payload []byte) string {
	if mood.Unsigned {
		return base64.RawURLEncoding.EncodeToString([]byte(`{"alg":"none"}`)) + "." + base64.RawURLEncoding.EncodeToString(payload) + "."
	}
	_, key, id := i.now()
	if mood.Stranger {
		key, _ = rsa.GenerateKey(rand.Reader, 2048)
	}
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.RS256, Key: key}, (&jose.SignerOptions{}).WithHeader("kid", id))
	if err != nil {
		panic(err) // the key is our own
	}
	signed, err := signer.Sign(payload)
	if err != nil {
		panic(err)
	}
	token, err := signed.CompactSerialize()
	if err != nil {
		panic(err)
	}
	return token
}
