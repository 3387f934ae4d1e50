package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"intendant/backend/control"
	"intendant/backend/core"
	"intendant/backend/fault"
	"intendant/backend/ledger"
)

// doctorCommand examines the data folder.
type doctorCommand struct{}

// Run is called by kong.
func (doctorCommand) Run(r *run) error {
	dir, err := r.dataDir()
	if err != nil {
		return err
	}
	// Nothing is made where nothing is.
	if _, err := os.Stat(filepath.Join(dir, core.DatabaseFile)); errors.Is(err, fs.ErrNotExist) {
		return fault.Wrap(fault.FolderUnusable, err, "folder", dir)
	}
	report, err := r.examine(dir)
	if err != nil {
		return err
	}
	if err := r.report(report); err != nil {
		return err
	}
	if len(report.Findings) > 0 {
		return errNo
	}
	return nil
}

func (r *run) examine(dir string) (report core.Report, err error) {
	c, err := core.Open(r.ctx, core.Options{Dir: dir, Version: r.Version, Keyless: true})
	switch {
	case fault.Is(err, fault.FolderOwned):
		return r.examineThrough(dir)
	case fault.Is(err, fault.DatabaseCorrupt): // that is an answer
		damage := ledger.Finding{Seq: -1, Code: core.DatabaseDamaged, Detail: err.Error()}
		return core.Report{Folder: dir, Ledgers: []core.LedgerReport{}, Findings: []ledger.Finding{damage}}, nil
	case err != nil:
		return report, err
	}
	report, err = c.Examine(r.ctx)
	return report, errors.Join(err, c.Close())
}

func (r *run) examineThrough(dir string) (report core.Report, err error) {
	owner, err := control.Dial(r.ctx, dir)
	if err != nil {
		return report, err
	}
	err = owner.Doctor(r.ctx, &report)
	return report, err
}

func (r *run) report(report core.Report) error {
	if r.flags.JSON {
		return r.print(report)
	}
	r.say("doctor.folder", "Folder", report.Folder)
	for _, l := range report.Ledgers {
		r.say("doctor.ledger", "Ledger", l.Owner, "Entries", strconv.FormatInt(l.Entries, 10))
	}
	for _, f := range report.Findings {
		if err := r.finding(f); err != nil {
			return err
		}
	}
	switch {
	case len(report.Findings) == 0:
		r.say("doctor.fine")
	case slices.ContainsFunc(report.Findings, damaging):
		r.say("doctor.advice")
	}
	return nil
}

func (r *run) finding(f ledger.Finding) error {
	where := f.Ledger
	if f.Seq >= 0 {
		where += " #" + strconv.FormatInt(f.Seq, 10)
	}
	table, _, _ := strings.Cut(f.Detail, " ") // of the one sentence that names it
	text := r.translate("doctor."+f.Code, "Table", table)
	_, err := fmt.Fprintf(r.Stdout, "%s\n    %s\n", text, strings.TrimSpace(where+" "+f.Detail))
	return err
}

// damaging tells whether a finding is about what is stored, which only a backup
// brings back.
func damaging(f ledger.Finding) bool { return f.Code != core.FileReadable }
