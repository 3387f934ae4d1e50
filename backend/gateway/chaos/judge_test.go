package chaos

import (
	"net/http"
	"testing"

	"intendant/backend/core"
	"intendant/backend/core/coretest"
	"intendant/backend/ident"
	"intendant/backend/testhouse/provider"
)

// row is an exchange in the accounts.
type row struct {
	key                  string
	input, output, spend int64
	estimated            bool
}

// judge holds the accounts against what callers saw and what the provider served,
// exchange by exchange.
func (p *place) judge(t *testing.T, ends map[int]end) {
	t.Helper()
	c, _ := p.open(t, func(c *core.Core) error { return c.Unlock(t.Context(), coretest.Passphrase) }, "")
	defer func() { must(t, c.Close()) }()
	ready, err := c.Ready()
	must(t, err)
	must(t, ready.Meter.Import(t.Context()))
	rows, spent := p.rows(t, ready)
	served := p.served(t)
	p.tally(t, ends, rows, served)
	for i, r := range rows {
		p.row(t, i, r, ends, served)
	}
	for i := range served {
		if _, there := rows[i]; !there {
			t.Errorf("%d was served and is lost: %+v", i, ends[i])
		}
	}
	for i, e := range ends {
		_, there := rows[i]
		_, forwarded := served[i]
		switch {
		case e.status == http.StatusOK && (!there || rows[i].estimated):
			t.Errorf("%d was answered whole and isn't counted: %+v", i, rows[i])
		case refused[e.code] && (there || forwarded):
			t.Errorf("%d was refused (%s), forwarded: %v, counted: %v", i, e.code, forwarded, there)
		case e.status != http.StatusOK && e.status != 0 && !refused[e.code] && !broken[e.code]:
			t.Errorf("%d ended with %d %s", i, e.status, e.code)
		}
	}
	p.sums(t, ready, spent)
}

// refused are the ends before anything was forwarded, broken those of which nobody
// knows what became.
var (
	refused = map[string]bool{"insufficient_quota": true, "provider_unreachable": true, "usage_unavailable": true, "overloaded": true}
	broken  = map[string]bool{"provider_failed": true}
)

// row judges one exchange.
func (p *place) row(t *testing.T, i int, r row, ends map[int]end, served map[int]provider.Served) {
	t.Helper()
	e, asked := ends[i]
	s, forwarded := served[i]
	switch {
	case !asked || r.key != p.ids[e.key]:
		t.Errorf("nobody asked for %d: %+v %+v", i, r, e)
	case !r.estimated && (!forwarded || r.input != s.Input || r.output != s.Output || r.spend != r.input*inputPrice+r.output*outputPrice):
		t.Errorf("%d is counted as %+v and was served as %+v", i, r, s)
	case r.estimated && (r.spend != reserve(i) || e.status == http.StatusOK):
		t.Errorf("%d is charged as %+v and ended %+v", i, r, e)
	}
}

// rows are the accounts, by exchange.
func (p *place) rows(t *testing.T, ready *core.Ready) (rows map[int]row, spent map[string]int64) {
	t.Helper()
	list, err := ready.DB.Read().QueryContext(t.Context(),
		`SELECT s.key, e.input, e.output, e.spend, e.estimated FROM usage_exchange_activity e JOIN usage_source_activity s ON s.id = e.source`)
	must(t, err)
	defer list.Close()
	rows, spent = map[int]row{}, map[string]int64{}
	for list.Next() {
		var r row
		must(t, list.Scan(&r.key, &r.input, &r.output, &r.spend, &r.estimated))
		i, exact := counted(r.input, r.output), true
		if r.estimated {
			i, exact = setAside(r.spend, r.input+r.output)
		}
		if _, twice := rows[i]; twice || !exact {
			t.Errorf("%d is there twice, or isn't one: %+v %+v", i, rows[i], r)
		}
		rows[i] = r
		spent["org"] += r.spend
		spent[r.key] += r.spend
	}
	must(t, list.Err())
	return rows, spent
}

// sums holds the counters against the rows, and against the caps.
func (p *place) sums(t *testing.T, ready *core.Ready, spent map[string]int64) {
	t.Helper()
	var org ident.Organization
	must(t, ready.DB.Read().QueryRowContext(t.Context(), `SELECT id FROM organization`).Scan(&org))
	for scope, sum := range spent {
		spend, _, reserved := ready.Meter.Used(org, scope)
		most, capped := p.most[scope]
		if spend != sum || reserved != 0 || capped && sum > most {
			t.Errorf("%s: %d in the rows, %d in the counters, %d reserved, %d at most", scope, sum, spend, reserved, most)
		}
	}
	if first := p.most[p.ids[0]] - spent[p.ids[0]]; first > reserve(0)+turns*inputPrice+int64(tokens(0))*outputPrice {
		t.Errorf("the lowest cap was never near: %d of %d are left", first, p.most[p.ids[0]])
	}
}

// tally says what there was, and makes sure that there was some of everything.
func (p *place) tally(t *testing.T, ends map[int]end, rows map[int]row, served map[int]provider.Served) {
	t.Helper()
	var whole, cut, full, down, nothing, left int
	for i, e := range ends {
		switch {
		case e.status == http.StatusOK:
			whole++
		case e.code == "insufficient_quota":
			full++
		case e.code != "":
			down++
		case e.left:
			left++
		default:
			nothing++
		}
		if rows[i].estimated {
			cut++
		}
	}
	t.Logf("%d asked for: %d answered whole, %d over a cap, %d without a provider, %d without an answer, %d left; %d served, %d counted, %d of them cut off",
		len(ends), whole, full, down, nothing, left, len(served), len(rows), cut)
	if whole == 0 || cut == 0 || full == 0 || nothing == 0 {
		t.Error("it wasn't rough enough")
	}
}
