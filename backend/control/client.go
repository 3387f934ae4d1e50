package control

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"time"

	"intendant/backend/fault"
	"intendant/backend/sqlite"
)

// Client asks the owner of a data folder.
type Client struct {
	http http.Client
	dir  string
	pid  string
}

// patience is how long an owner may take to open a folder, until it takes requests.
const patience = 10 * time.Second

// Dial finds the owner of dir, and waits a while for one that is starting. It returns
// fault.FolderOwned when the owner takes no requests: then that process must stop
// first; and fault.FolderBusy when nobody says that they are the owner.
func Dial(ctx context.Context, dir string) (*Client, error) {
	owner, err := awaited(ctx, dir)
	if err != nil {
		return nil, fault.Wrap(fault.FolderBusy, err, "folder", dir)
	}
	if owner.Socket == "" {
		return nil, fault.New(fault.FolderOwned, "folder", dir, "pid", strconv.Itoa(owner.PID))
	}
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "unix", owner.Socket)
	}
	return &Client{dir: dir, pid: strconv.Itoa(owner.PID), http: http.Client{Transport: &http.Transport{DialContext: dial, DisableKeepAlives: true}}}, nil
}

// awaited is the owner once it takes requests, or as it is when patience ends.
func awaited(ctx context.Context, dir string) (sqlite.Owner, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		owner, err := sqlite.ReadOwner(dir)
		if err == nil && owner.Socket != "" {
			return owner, nil
		}
		select {
		case <-ctx.Done():
			return owner, err
		case <-time.After(20 * time.Millisecond): //nolint:mnd // nobody sees that it isn't at once
		}
	}
}

// PID is the owner's process.
func (c *Client) PID() string { return c.pid }

// Version is the owner's.
func (c *Client) Version(ctx context.Context) (version string, err error) {
	err = c.ask(ctx, http.MethodGet, "version", nil, &version)
	return version, err
}

// Focus brings the owner's window to the front. It returns fault.DisplayMissing
// when the owner has none.
func (c *Client) Focus(ctx context.Context) error {
	return c.ask(ctx, http.MethodPost, "focus", nil, nil)
}

// Doctor has the owner examine the folder and reads its report.
func (c *Client) Doctor(ctx context.Context, report any) error {
	return c.ask(ctx, http.MethodGet, "doctor", nil, report)
}

// Serve has the owner open a browser's door and keeps it open until ctx is done
// or the owner ends.
func (c *Client) Serve(ctx context.Context, wish Door, opened func(link string)) error {
	return c.hold(ctx, "serve", wish, opened)
}

// Gateway has the owner open a door of the gateway's and keeps it open until ctx is
// done or the owner ends. Without an address it is that of the settings.
func (c *Client) Gateway(ctx context.Context, address string, opened func(baseURL string)) error {
	return c.hold(ctx, "gateway", address, opened)
}

// hold asks for a door and keeps it open.
func (c *Client) hold(ctx context.Context, path string, wish any, opened func(string)) error {
	body, err := c.send(ctx, http.MethodPost, path, wish)
	if err != nil {
		return err
	}
	defer func() { _ = body.Close() }()
	lines := json.NewDecoder(body)
	var link string
	if err := receive(lines, &link); err != nil {
		return err
	}
	opened(link)
	err = receive(lines, nil)
	if ctx.Err() != nil || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	return err
}

func (c *Client) ask(ctx context.Context, method, path string, body, result any) error {
	answer, err := c.send(ctx, method, path, body)
	if err != nil {
		return err
	}
	defer func() { _ = answer.Close() }()
	return receive(json.NewDecoder(answer), result)
}

func (c *Client) send(ctx context.Context, method, path string, body any) (io.ReadCloser, error) {
	text, err := json.Marshal(body)
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, method, "http://intendant/"+path, bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	answer, err := c.http.Do(request)
	if err != nil {
		return nil, fault.Wrap(fault.FolderOwned, err, "folder", c.dir, "pid", c.pid)
	}
	return answer.Body, nil
}

func receive(from *json.Decoder, result any) error {
	var m message
	if err := from.Decode(&m); err != nil {
		return err
	}
	if m.Code != "" {
		return &fault.Error{Code: m.Code, Params: m.Params, Fields: m.Fields}
	}
	if result == nil {
		return nil
	}
	return json.Unmarshal(m.Result, result)
}
