package plan_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"intendant/backend/access"
	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/plan"
	"intendant/backend/testhouse"
)

// expected are the codes by which an action may be refused: anything else is a bug.
var expected = []fault.Code{
	fault.SubscriptionState, fault.SubscriptionPastDue, fault.TrialUsed, fault.ChangeNone, fault.InputInvalid, fault.PriceChanged,
	fault.NotFound, fault.SeatsFull,
}

// world is what the property test holds the tables against.
type world struct {
	*scene

	t      *testing.T
	trials int
	people []ident.Member // who joined
}

// TestWhateverHappens to a subscription: any sequence of actions and of jumps of
// the clock leaves the invariants.
func TestWhateverHappens(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := &world{scene: set(t), t: t}
		r.Repeat(map[string]func(*rapid.T){
			"trial":     w.trial,
			"subscribe": w.any,
			"cancel":    func(r *rapid.T) { w.may(r, w.Plans.Cancel(t.Context(), w.bruno, w.id, family(r))) },
			"resume":    func(r *rapid.T) { w.may(r, w.Plans.Resume(t.Context(), w.bruno, w.id, family(r))) },
			"keep":      func(r *rapid.T) { w.may(r, w.Plans.Keep(t.Context(), w.bruno, w.id, family(r))) },
			"unpaid":    func(r *rapid.T) { w.may(r, w.Plans.MarkUnpaid(t.Context(), w.astrid, w.id, family(r))) },
			"paid":      func(r *rapid.T) { w.may(r, w.Plans.MarkPaid(t.Context(), w.astrid, w.id, family(r))) },
			"join":      w.join,
			"roles":     w.roles,
			"seats":     w.seats,
			"catalogue": w.replaces,
			"time":      w.passes,
			"":          w.holds,
		})
		if wrong := w.Unsound(t.Context()); wrong != nil {
			r.Fatalf("not sound: %+v", wrong)
		}
	})
}

func family(r *rapid.T) string { return rapid.SampledFrom(plan.Families).Draw(r, "family") }

// may lets pass what is refused for a reason.
func (w *world) may(r *rapid.T, err error) {
	if err == nil {
		return
	}
	for _, code := range expected {
		if fault.Is(err, code) {
			return
		}
	}
	r.Fatal(err)
}

func (w *world) trial(r *rapid.T) {
	err := w.Plans.StartTrial(r.Context(), w.bruno, w.id, family(r))
	if w.may(r, err); err == nil {
		w.trials++
	}
}

// any subscribes to anything, exactly as its preview said.
func (w *world) any(r *rapid.T) {
	of := family(r)
	request := plan.Request{
		Plan:     rapid.SampledFrom([]string{"free", "pro", "team", "enterprise", "experiment", "scale"}).Draw(r, "plan"),
		Interval: rapid.SampledFrom([]string{"", plan.Month, plan.Year}).Draw(r, "interval"),
		Seats:    rapid.Int64Range(1, 7).Draw(r, "seats"),
	}
	before := w.now(r, of)
	if rapid.Bool().Draw(r, "as it is") {
		request = plan.Request{Plan: before.Terms.Plan, Interval: before.Terms.Interval, Seats: before.Terms.Seats}
	}
	p, err := w.Plans.Preview(r.Context(), w.bruno.Account, w.id, of, request)
	if w.may(r, err); err != nil {
		return
	}
	if back := p.Action == plan.Resume || p.Action == plan.Keep; back && p.Then != before.Terms.Total() {
		r.Fatalf("%d from then on, and it was bought for %d", p.Then, before.Terms.Total())
	}
	w.Clock.Advance(time.Duration(rapid.Int64Range(0, 14*60_000).Draw(r, "hesitation")) * time.Millisecond)
	err = w.Plans.Subscribe(r.Context(), w.bruno, w.id, order(of, p))
	if w.may(r, err); err != nil {
		return
	}
	sum := int64(0)
	for _, l := range p.Lines {
		sum += l.Amount
	}
	if sum != p.DueNow || p.DueNow < 0 {
		r.Fatalf("the lines come to %d, not %d: %+v", sum, p.DueNow, p.Lines)
	}
	if p.Now() {
		w.exact(r, before, p)
	}
}

// exact holds each line against what its stretch of time costs to the last part of
// a minor unit.
func (w *world) exact(r *rapid.T, before *plan.Subscription, p plan.Preview) {
	for _, l := range p.Lines {
		terms, start, end := p.Terms, p.PeriodStart, p.PeriodEnd
		if l.Kind == plan.LineCredit {
			terms, start, end = before.Terms, before.PeriodStart, before.PeriodEnd
		}
		part := big.NewRat(l.To-l.From, end.UnixMilli()-start.UnixMilli())
		owed := part.Mul(part, big.NewRat(terms.Total(), 1))
		if l.Kind == plan.LineCredit {
			owed.Neg(owed)
		}
		if off := owed.Sub(owed, big.NewRat(l.Amount, 1)); off.Abs(off).Cmp(big.NewRat(1, 2)) > 0 {
			r.Fatalf("%+v is off by %s", l, off)
		}
	}
}

// join adds a member where there is a seat, as an invitation does.
func (w *world) join(r *rapid.T) {
	seats, err := plan.Seats(r.Context(), w.DB.Read(), w.id)
	if err != nil {
		r.Fatal(err)
	}
	used, err := organization.SeatsUsed(r.Context(), w.DB.Read(), w.id)
	if err != nil || int64(used) >= seats {
		return
	}
	who, err := w.Accounts.SignUp(r.Context(), ledger.DoorWindow, newcomer(len(w.people)))
	if err != nil {
		r.Fatal(err)
	}
	role := rapid.SampledFrom(access.Roles).Draw(r, "role")
	w.people = append(w.people, w.Join(w.t, w.bruno, ledger.Actor{Account: who.ID, Door: ledger.DoorWindow}, w.id, role))
}

// roles gives somebody who joined a role, or takes it.
func (w *world) roles(r *rapid.T) {
	if len(w.people) == 0 {
		return
	}
	who, role := w.somebody(r), []access.Role{rapid.SampledFrom(access.Roles).Draw(r, "role")}
	var err error
	if rapid.Bool().Draw(r, "given") {
		_, err = w.Organizations.SetRoles(r.Context(), w.bruno, w.id, who, role, nil)
	} else {
		_, err = w.Organizations.SetRoles(r.Context(), w.bruno, w.id, who, nil, role)
	}
	w.may(r, err)
}

// seats gives somebody who joined a seat of the plan's, or takes it.
func (w *world) seats(r *rapid.T) {
	if len(w.people) == 0 {
		return
	}
	seats, err := plan.Seats(r.Context(), w.DB.Read(), w.id)
	if err != nil {
		r.Fatal(err)
	}
	w.Plan.Seats = int(seats)
	_, err = w.Organizations.SetSeats(r.Context(), w.bruno, w.id, w.somebody(r), rapid.Bool().Draw(r, "given"))
	w.may(r, err)
}

func (w *world) somebody(r *rapid.T) []ident.Member {
	return []ident.Member{rapid.SampledFrom(w.people).Draw(r, "member")}
}

// replaces sells at another price, in another currency, with another size or not
// at all. What was bought stays as it is.
func (w *world) replaces(r *rapid.T) {
	before := map[string]*plan.Subscription{}
	for _, of := range plan.Families {
		before[of] = w.now(r, of)
	}
	d := document(w.t)
	d["currency"] = rapid.SampledFrom([]string{"EUR", "USD"}).Draw(r, "currency")
	team := planIn(d, 0, 2)
	team["monthly"] = rapid.SampledFrom([]int{1, 2499, 9900}).Draw(r, "monthly")
	team["seats"].(map[string]any)["min"] = rapid.IntRange(1, 3).Draw(r, "min")
	if rapid.Bool().Draw(r, "without Pro") {
		chat := d["families"].([]any)[0].(map[string]any)
		chat["plans"] = slices.Delete(plansOf(d, 0), 1, 2)
	}
	if err := w.Plans.SetCatalogue(r.Context(), w.astrid, text(w.t, d)); err != nil {
		w.may(r, err)
	}
	for of, was := range before {
		if diff := cmp.Diff(was, w.now(r, of)); diff != "" {
			r.Fatal(diff)
		}
	}
}

// passes lets time go on, by minutes or by months, and the program does what is due; or it
// is closed, and does it later. Somebody may also set the clock back.
func (w *world) passes(r *rapid.T) {
	w.Clock.Advance(time.Duration(rapid.Int64Range(-40*24*3600, 100*24*3600).Draw(r, "seconds")) * time.Second)
	if err := w.Plans.CatchUp(r.Context()); err != nil {
		r.Fatal(err)
	}
}

func (w *world) now(r *rapid.T, of string) *plan.Subscription {
	all, err := w.Plans.Subscriptions(r.Context(), w.bruno.Account, w.id)
	if err != nil {
		r.Fatal(err)
	}
	for _, s := range all.Subscriptions {
		if s.Family == of {
			return s
		}
	}
	r.Fatalf("no %s", of)
	return nil
}

// holds are the invariants.
func (w *world) holds(r *rapid.T) {
	ctx := r.Context()
	var families, subscriptions int
	err := w.DB.Read().QueryRowContext(ctx, `SELECT COUNT(DISTINCT family), COUNT(*) FROM subscription WHERE organization = ?`, w.id).
		Scan(&families, &subscriptions)
	if err != nil || families != len(plan.Families) || subscriptions != families {
		r.Fatalf("%d subscriptions of %d families: %v", subscriptions, families, err)
	}
	seats, err := plan.Seats(ctx, w.DB.Read(), w.id)
	if err != nil {
		r.Fatal(err)
	}
	used, err := organization.SeatsUsed(ctx, w.DB.Read(), w.id)
	if err != nil || int64(used) > seats || used < 1 {
		r.Fatalf("%d of %d seats: %v", used, seats, err)
	}
	if w.trials > 1 {
		r.Fatal("a second trial")
	}
	if m := w.Membership(w.t, w.bruno, w.id); m.Inactive {
		r.Fatal("the creator, who is an Admin, lost their seat")
	}
	for _, of := range plan.Families {
		w.sane(r, w.now(r, of))
	}
}

// sane is what a subscription of each state looks like.
func (w *world) sane(r *rapid.T, s *plan.Subscription) {
	now := w.Clock.Now()
	wrong := ""
	switch s.State {
	case plan.Free:
		if s.Terms.Price != 0 || s.Cancels || s.Scheduled != nil || !s.PeriodEnd.IsZero() || !s.GraceEnd.IsZero() || !s.TrialEnd.IsZero() {
			wrong = "free, with something left over"
		}
	case plan.Trialing:
		if s.TrialEnd.Before(now.Add(-15*time.Minute)) || s.Trialed.IsZero() || s.Terms.Price != 0 {
			wrong = "on trial for too long"
		}
	case plan.Active, plan.PastDue:
		if !s.PeriodStart.Before(s.PeriodEnd) || s.PeriodEnd.Before(now.Add(-15*time.Minute)) || s.Cancels && s.Scheduled != nil {
			wrong = "outside of its period"
		}
		if (s.State == plan.PastDue) == s.GraceEnd.IsZero() {
			wrong = "grace without a reason, or none with one"
		}
	default:
		wrong = "in no state"
	}
	if wrong != "" {
		r.Fatalf("%s at %s: %+v", wrong, now, s)
	}
}

func newcomer(n int) account.NewAccount {
	return account.NewAccount{
		Email: fmt.Sprintf("p%d@nordlicht.example", n), FirstName: "P", LastName: fmt.Sprint(n), Password: testhouse.Password, Language: "en",
	}
}
