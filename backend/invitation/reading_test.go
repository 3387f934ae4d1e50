package invitation_test

import (
	"slices"
	"strings"
	"testing"

	"intendant/backend/access"
	"intendant/backend/directory"
	"intendant/backend/i18n"
	"intendant/backend/invitation"
)

// TestExportedMembersCanBeRead reads the members' file in each language.
func TestExportedMembersCanBeRead(t *testing.T) {
	h := open(t)
	h.Join(t, h.ada, h.SignUp(t, "bo"), h.org, access.Billing)
	for _, language := range i18n.Languages {
		t.Run(language, func(t *testing.T) {
			heading := func(column string) string { return h.texts.Text(language, "members.csv."+column, nil) }
			file, err := h.Directory.Export(t.Context(), h.ada.Account, h.org, directory.Query{}, heading, true)
			if err != nil {
				t.Fatal(err)
			}
			want := []string{
				"2 ada@nordlicht.example|ada Lindqvist|admin+billing|member", "3 bo@nordlicht.example|bo Lindqvist|billing|member",
			}
			if got := short(h.preview(t, string(file))); !slices.Equal(got, want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			kinds := map[string]string{"name": "name", "email": "email", "roles": "roles"}
			for _, column := range directory.Columns {
				if got := invitation.HeadingForTest(heading(column)); got != kinds[column] {
					t.Errorf("%s is read as %q", heading(column), got)
				}
			}
		})
	}
}
