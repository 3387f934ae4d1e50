package chaos

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// end is how an exchange ended for its caller.
type end struct {
	key    int
	status int    // 0: there was no answer, or it broke off
	code   string // of a refusal
	left   bool   // the caller went away
}

// crowd is many callers at once.
type crowd struct {
	url  string
	keys []string
	next atomic.Int64

	mu   sync.Mutex
	ends map[int]end
}

// call asks one thing after the other until ctx is done.
func (c *crowd) call(ctx context.Context, key int) {
	client := &http.Client{Transport: &http.Transport{DisableCompression: true}, Timeout: 10 * time.Second}
	defer client.CloseIdleConnections()
	for ctx.Err() == nil {
		i := int(c.next.Add(1) - 1)
		e := c.ask(client, i, key)
		c.mu.Lock()
		c.ends[i] = e
		c.mu.Unlock()
		if e.status != http.StatusOK {
			time.Sleep(time.Duration(5+rand.IntN(20)) * time.Millisecond)
		}
	}
}

// ask asks one thing: half of them for a stream, some of them slowly, and some callers
// don't wait for the end.
func (c *crowd) ask(client *http.Client, i, key int) end {
	stream, leave := rand.IntN(2) == 0, rand.IntN(20) == 0
	model := [...]string{"quick", "quick", "slow"}[rand.IntN(3)]
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	if leave {
		time.AfterFunc(time.Duration(rand.IntN(60))*time.Millisecond, cancel)
	}
	e := end{key: key, left: leave}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, c.url+"/chat/completions", strings.NewReader(bodyOf(i, model, stream)))
	if err != nil {
		return e
	}
	r.Header.Set("Authorization", "Bearer "+c.keys[key])
	r.Header.Set("Content-Type", "application/json")
	answer, err := client.Do(r)
	if err != nil {
		return e
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || stream && answer.StatusCode == http.StatusOK && !bytes.HasSuffix(body, []byte("data: [DONE]\n\n")) {
		return e
	}
	e.status = answer.StatusCode
	var refusal struct {
		Error struct {
			Code string `json:"code"`
		} `json:"error"`
	}
	if e.status != http.StatusOK && json.Unmarshal(body, &refusal) == nil {
		e.code = refusal.Error.Code
	}
	return e
}
