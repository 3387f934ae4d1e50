package desktop

import (
	"context"
	"fmt"
	"reflect"
	"runtime/debug"
	"strings"
	"time"

	"intendant/backend/access"
	"intendant/backend/core"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/mfa"
	"intendant/backend/organization"
	"intendant/backend/plan"
	"intendant/backend/session"
	"intendant/backend/sqlite"
	"intendant/backend/workspace"
)

// callTime bounds a call: the page waits no longer either.
const callTime = 30 * time.Second

// visit is one call: who asks, and what they may use. What the method does not
// need is absent.
type visit struct {
	*room
	*core.Ready

	session session.Session
	begun   session.Mark // before anything was shown
}

// by is the person as the one who changes something.
func (v visit) by() ledger.Actor {
	return ledger.Actor{Account: v.session.Account, Door: v.door, Client: v.device}
}

// call runs the body of a bound method for whoever may call it. Whatever goes
// wrong, a panic too, becomes a Problem in the client's language.
func call[Input, View any](r *room, name string, input Input,
	do func(visit, context.Context, Input) (View, error),
) (view View, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("desktop: panic in %s: %v\n%s", name, p, debug.Stack())
		}
		if err != nil {
			note(name, err)
			var none View
			view, err = none, Word(r.language(), err)
		}
	}()
	ctx, cancel := context.WithTimeout(context.Background(), callTime)
	defer cancel()
	v, err := r.admit(ctx, Methods[name], input)
	if err != nil {
		return view, err
	}
	return do(v, ctx, input)
}

// admit holds a call against its line in Methods: first who asks, then whether
// the text is fit, then whether they may.
func (r *room) admit(ctx context.Context, m Method, input any) (visit, error) {
	v, err := r.enter(m)
	if err != nil {
		return v, err
	}
	if err := fit(input); err != nil {
		return v, err
	}
	return v, v.may(ctx, m, input)
}

func (r *room) enter(m Method) (v visit, err error) {
	v.room = r
	if m.Permission == "" {
		return v, fault.New(fault.MethodUnknown)
	}
	if m.Need == NeedsNothing {
		return v, nil
	}
	v.begun = r.session.Mark()
	if v.Ready, err = r.core.Ready(); err != nil || m.Need == NeedsKeys {
		return v, err
	}
	v.session, err = r.session.Get()
	switch {
	case m.Need == NeedsAccount && fault.Is(err, fault.SessionLocked), m.Pending && fault.Is(err, fault.SessionPending):
		return v, nil
	case err != nil:
		return v, err
	case m.Fresh && !v.session.Fresh(r.core.Clock().Now()):
		return v, fault.New(fault.ReauthenticationRequired)
	case !m.Quiet:
		r.session.Touch()
	}
	return v, nil
}

func (v visit) may(ctx context.Context, m Method, input any) error {
	switch {
	case m.Organization != "":
		return v.mayIn(ctx, m, input)
	case m.Permission == access.Owner:
		_, err := installation.ReadAs(ctx, v.DB.Read(), v.session.Account)
		return err
	}
	return nil
}

// mayIn asks whether they may in an organization, and whether its plan includes
// it.
func (v visit) mayIn(ctx context.Context, m Method, input any) error {
	id, err := ident.Parse[ident.Organization](named(input, m.Organization))
	if err != nil {
		return err
	}
	member, err := organization.MembershipOf(ctx, v.DB.Read(), v.session.Account, id)
	if err != nil {
		return err
	}
	if err := v.granted(ctx, m, member, named(input, m.Workspace)); err != nil {
		return err
	}
	if err := secure(ctx, v.DB.Read(), v.session.Account, id); err != nil {
		return err
	}
	if err := v.included(ctx, m.Feature, id); err != nil || m.Quiet {
		return err
	}
	if err := v.Directory.Seen(ctx, id, member.Member); err != nil {
		note("Directory.Seen", err) // no reason to refuse what they came for
	}
	return nil
}

// granted asks whether the roles give the permission: in a workspace where one is
// named, else in the whole organization.
func (v visit) granted(ctx context.Context, m Method, member organization.Membership, in string) error {
	if in == "" {
		return member.Require(m.Permission)
	}
	id, err := ident.Parse[ident.Workspace](in)
	if err != nil {
		return err
	}
	there, err := workspace.In(ctx, v.DB.Read(), member, id)
	if err != nil {
		return err
	}
	return there.Require(m.Permission)
}

// included returns fault.PlanRequired where the organization's plan lacks f.
func (v visit) included(ctx context.Context, f access.Feature, id ident.Organization) error {
	if f == access.None {
		return nil
	}
	included, err := plan.Includes(ctx, v.DB.Read(), id, f)
	if err == nil && !included {
		err = fault.New(fault.PlanRequired, "feature", string(f))
	}
	return err
}

// secure returns fault.MFARequired where the organization requires a second
// factor that the account doesn't have.
func secure(ctx context.Context, q sqlite.Queryer, account ident.Account, id ident.Organization) error {
	policy, err := organization.MFAPolicyOf(ctx, q, id)
	if err != nil || policy != organization.MFARequired {
		return err
	}
	on, err := mfa.On(ctx, q, account)
	if err == nil && !on {
		err = fault.New(fault.MFARequired)
	}
	return err
}

// named is the text in the input field of that JSON name.
func named(input any, name string) string {
	v := reflect.ValueOf(input)
	for i := range v.NumField() {
		if of, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ","); of == name {
			return v.Field(i).String()
		}
	}
	return ""
}
