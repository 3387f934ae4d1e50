package desktop_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"intendant/backend/apikey"
	"intendant/backend/desktop"
	"intendant/backend/fault"
)

// opener is a window with an organization and its default workspace.
type opener struct {
	*desk

	keys     *desktop.APIKey
	limits   *desktop.Limit
	org, wsp string
}

func openKeys(t *testing.T) opener {
	t.Helper()
	d, _ := window(t)
	made, err := d.organization.Create(desktop.CreateInput{Name: "Atelier"})
	d.must(err)
	o := opener{desk: d, org: made.ID}
	for _, one := range d.all {
		switch one := one.(type) {
		case *desktop.APIKey:
			o.keys = one
		case *desktop.Limit:
			o.limits = one
		case *desktop.Workspace:
			list, err := one.List(desktop.WorkspacesInput{Organization: made.ID})
			d.must(err)
			o.wsp = list.Workspaces[0].ID
		}
	}
	return o
}

func TestAKeysLife(t *testing.T) {
	o := openKeys(t)
	expires := o.clock.Now().Add(48 * time.Hour).Format(time.RFC3339)
	made, err := o.keys.Create(desktop.CreateKeyInput{
		Organization: o.org, Workspace: o.wsp, Name: "Jobs", Expires: expires, Scope: []string{"chat"},
	})
	o.must(err)
	if _, ok := apikey.Parse(made.Secret); !ok || !strings.HasPrefix(made.Secret, made.Key.Prefix+"_") || made.Key.State != "active" ||
		made.Key.Expires != expires || !made.Key.Mine || !made.Key.Can || made.Key.ByName != "Inès Moreau" || made.Key.Spend != "0" ||
		made.Key.LastUsed != "" || made.Key.Models == nil || len(made.Key.Scope) != 1 {
		t.Errorf("%+v", made)
	}
	named := desktop.RenameKeyInput{Organization: o.org, Workspace: o.wsp, Key: made.Key.ID, Was: "Jobs", Name: "Night jobs"}
	renamed, err := o.keys.Rename(named)
	if err != nil || renamed.Name != "Night jobs" {
		t.Errorf("%+v, %v", renamed, err)
	}
	_, err = o.keys.Rename(named)
	o.refused(err, fault.ChangeNone)
	rotated, err := o.keys.Rotate(desktop.RotateKeyInput{Organization: o.org, Workspace: o.wsp, Key: made.Key.ID, GraceHours: 24})
	if err != nil || rotated.Secret == made.Secret || rotated.Key.ID != made.Key.ID || rotated.Key.GraceUntil == "" {
		t.Errorf("%+v, %v", rotated, err)
	}
	listed, err := o.keys.List(desktop.KeysInput{Organization: o.org, Search: "night", State: "active"})
	if err != nil || listed.Total != 1 || listed.Keys[0].ID != made.Key.ID || listed.Keys[0].WorkspaceName == "" {
		t.Errorf("%+v, %v", listed, err)
	}
	gone, err := o.keys.Revoke(desktop.RevokeKeysInput{Organization: o.org, Keys: []string{made.Key.ID}})
	if err != nil || gone.Changed != 1 {
		t.Errorf("%+v, %v", gone, err)
	}
	_, err = o.keys.Rotate(desktop.RotateKeyInput{Organization: o.org, Workspace: o.wsp, Key: made.Key.ID})
	o.refused(err, fault.KeyRevoked)
	activity, err := o.audit.Activity(desktop.ActivityInput{Organization: o.org})
	o.must(err)
	var kinds []string
	for _, e := range activity.Entries[:4] {
		kinds = append(kinds, e.Kind)
		if e.Target.Name != "Night jobs" || e.Target.Type != "api_key" {
			t.Errorf("%+v", e)
		}
	}
	if got := strings.Join(kinds, " "); got != "api_key.revoked api_key.rotated api_key.renamed api_key.created" {
		t.Error(got)
	}
}

func TestKeysThatTheRulesRefuse(t *testing.T) {
	o := openKeys(t)
	policy, err := o.keys.SetPolicy(desktop.SetKeyPolicyInput{Organization: o.org, MaxDays: 7})
	if err != nil || policy.MaxDays != 7 {
		t.Fatalf("%+v, %v", policy, err)
	}
	for expires, want := range map[string]fault.FieldCode{
		"": fault.ExpiryNeeded, "tomorrow": fault.Malformed, o.clock.Now().Add(8 * 24 * time.Hour).Format(time.RFC3339): fault.ExpiryTooLate,
	} {
		_, err := o.keys.Create(desktop.CreateKeyInput{Organization: o.org, Workspace: o.wsp, Name: "Jobs", Expires: expires})
		o.refused(err, fault.InputInvalid)
		if problem := problemOf(err); len(problem.Fields) != 1 || problem.Fields[0].Name != "expires" || problem.Fields[0].Code != want {
			t.Errorf("%q: %+v", expires, problem)
		}
	}
	for _, err := range []error{
		second(o.keys.Rotate(desktop.RotateKeyInput{Organization: o.org, Workspace: o.wsp, Key: "odd"})),
		second(o.keys.Rename(desktop.RenameKeyInput{Organization: o.org, Workspace: o.wsp, Key: "odd", Name: "x"})),
		second(o.keys.Revoke(desktop.RevokeKeysInput{Organization: o.org, Keys: []string{"odd"}})),
		second(o.keys.List(desktop.KeysInput{Organization: o.org, After: "odd"})),
		second(o.keys.List(desktop.KeysInput{Organization: o.org, Member: "odd"})),
		second(o.limits.Get(desktop.LimitsInput{Organization: o.org, Workspace: o.wsp, Key: "odd"})),
		second(o.limits.Set(desktop.SetLimitInput{Organization: o.org, Model: "odd"})),
	} {
		o.refused(err, fault.NotFound)
	}
}

func second[T any](_ T, err error) error { return err }

func TestLimitsOnThePage(t *testing.T) {
	o := openKeys(t)
	set := desktop.SetLimitInput{Organization: o.org, Workspace: o.wsp, TokensPerMinute: 1000}
	view, err := o.limits.Set(set)
	if err != nil || len(view.Levels) != 3 || view.Currency != "EUR" || view.Used != (desktop.LimitUsedView{Spend: "0", Reserved: "0"}) {
		t.Fatalf("%+v, %v", view, err)
	}
	experiment, own := view.Levels[0], view.Levels[2]
	if experiment.Name != "Experiment" || experiment.Limits.RequestsPerSecond == 0 || own.Limits.TokensPerMinute != 1000 ||
		own.Inherited != experiment.Limits || own.Models == nil || own.ID != o.wsp {
		t.Errorf("%+v", view)
	}
	if view.Can.Rates != (desktop.Availability{Allowed: true}) || view.Can.Spend != (desktop.Availability{Reason: "plan"}) {
		t.Errorf("%+v", view.Can)
	}
	set.TokensPerMinute = 900
	_, err = o.limits.Set(set) // by somebody who saw none
	o.refused(err, fault.ChangeConflict)
	set.TokensPerMinute, set.WasTokensPerMinute = 1000, 1000
	if _, err := o.limits.Set(set); err != nil { // nothing to change
		t.Error(err)
	}
	set.MonthlySpend = 100
	_, err = o.limits.Set(set)
	o.refused(err, fault.PlanRequired)
	set.MonthlySpend, set.RequestsPerSecond = 0, experiment.Limits.RequestsPerSecond+1
	_, err = o.limits.Set(set)
	o.refused(err, fault.InputInvalid)
	if f := problemOf(err).Fields; len(f) != 1 || f[0].Name != "requestsPerSecond" || f[0].Code != fault.AbovePlan {
		t.Errorf("%+v", f)
	}
}

func problemOf(err error) *desktop.Problem {
	if problem, is := errors.AsType[*desktop.Problem](err); is {
		return problem
	}
	return &desktop.Problem{}
}
