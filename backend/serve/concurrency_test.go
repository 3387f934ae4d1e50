package serve_test

import (
	"fmt"
	"sync"
	"testing"

	"intendant/backend/desktop"
	"intendant/backend/fault"
)

// TestTwoClientsAtOnce has two browsers of one person, and a stranger who tries
// to sign in, work at the same time. Nothing is lost and nothing is mixed up.
func TestTwoClientsAtOnce(t *testing.T) {
	const each = 25
	d := open(t)
	one, two := d.browser(t), d.browser(t)
	one.must("Account.SignUp", ines, nil)
	two.must("Account.SignIn", `{"email":"ines@example.com","password":"`+harbour+`"}`, nil)
	ids := []string{create(one, "First"), create(two, "Second")}
	var work sync.WaitGroup
	for i, b := range []browser{one, two} {
		work.Go(func() {
			for n := range each {
				a := b.call("Organization.Rename", fmt.Sprintf(`{"id":%q,"name":"Name %d of %d"}`, ids[n%2], n, i))
				if a.Error.Code != "" {
					t.Errorf("rename: %+v", a.Error)
				}
			}
		})
	}
	work.Wait()
	total := int64(0)
	for _, id := range ids {
		var page desktop.ActivityView
		one.must("Audit.Activity", `{"organization":"`+id+`"}`, &page)
		for _, e := range page.Entries {
			if e.Kind == "organization.renamed" {
				total++
			}
		}
	}
	if total != 2*each {
		t.Errorf("%d renames of %d are recorded", total, 2*each)
	}
	report, err := d.core.Examine(t.Context())
	if err != nil || len(report.Findings) > 0 {
		t.Errorf("afterwards: %+v, %v", report.Findings, err)
	}
}

// TestFirstAccountIsOneOnly has many sign up at the same moment.
func TestFirstAccountIsOneOnly(t *testing.T) {
	const many = 8
	d := open(t)
	browsers := make([]browser, many)
	for i := range browsers {
		browsers[i] = d.browser(t)
	}
	outcomes := make([]fault.Code, many)
	var work sync.WaitGroup
	for i, b := range browsers {
		work.Go(func() {
			outcomes[i] = b.call("Account.SignUp", fmt.Sprintf(
				`{"email":"p%d@example.com","firstName":"P","lastName":"Q","password":%q,"language":"en","theme":"system"}`,
				i, harbour)).Error.Code
		})
	}
	work.Wait()
	owners := 0
	for i, code := range outcomes {
		switch code {
		case "":
			owners++
		case fault.SignUpClosed:
		default:
			t.Errorf("number %d: %s", i, code)
		}
	}
	if owners != 1 {
		t.Errorf("%d people own it", owners)
	}
}
