package mail

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"database/sql"
	"errors"
	"math/big"
	"strconv"
	"strings"
	"time"

	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/name"
	"intendant/backend/sqlite"
)

const (
	codeDigits   = 8
	codeLifetime = 10 * time.Minute
	codeAttempts = 5
	codePause    = time.Minute // between two codes
	codesAnHour  = 5
)

// sentCode is the code that was mailed to somebody last.
type sentCode struct {
	sealed      []byte
	sent, first int64 // ms UTC
	attempts    int
	codes       int
}

// SendCode mails a person a code that shows that their address is theirs, in
// place of an earlier one. It returns fault.EmailVerified where that is known
// already, fault.EmailCodeSoon where codes are asked for too often, and what
// keeps the mail from being sent.
func (p *Post) SendCode(ctx context.Context, by ledger.Actor, language string) error {
	who, err := p.Accounts.Get(ctx, by.Account)
	if err != nil {
		return err
	}
	if who.Verified {
		return fault.New(fault.EmailVerified)
	}
	if ready, err := p.Ready(ctx, p.DB.Read()); err != nil || !ready {
		if err == nil {
			err = fault.New(fault.MailNotConfigured)
		}
		return err
	}
	code, err := randomDigits(codeDigits)
	if err != nil {
		return err
	}
	if err := p.keepCode(ctx, who, code); err != nil {
		return err
	}
	return p.now(ctx, p.codeLetter(who, code, language))
}

func (p *Post) codeLetter(who account.Account, code, language string) Letter {
	text := func(key string) string {
		return p.Texts().Text(language, "mail.code."+key, map[string]string{"Code": code, "Name": who.FirstName})
	}
	return Letter{
		Language: language, To: who.Email, ToName: name.Full(who.FirstName, who.LastName), Subject: text("subject"),
		Text: strings.Join([]string{text("hello"), text("lead"), code, text("expires"), text("ignore")}, "\n\n") + "\n",
	}
}

// keepCode keeps what tells the code, and counts it. What is kept is sealed: a
// hash of so few digits is soon guessed.
func (p *Post) keepCode(ctx context.Context, who account.Account, code string) error {
	sealed, err := p.Vault.Seal(codeHash(who, code), codePlace(who.ID)...)
	if err != nil {
		return err
	}
	now := p.Clock.Now()
	return p.DB.Write(ctx, func(tx *sqlite.Tx) error {
		last, err := readCode(ctx, tx, who.ID)
		if err != nil {
			return err
		}
		if wait := last.wait(now); wait > 0 {
			return fault.New(fault.EmailCodeSoon, "seconds", strconv.Itoa(int(wait.Round(time.Second)/time.Second)))
		}
		if past := now.Sub(time.UnixMilli(last.first)); past >= time.Hour || past < 0 {
			last.first, last.codes = now.UnixMilli(), 0
		}
		_, err = tx.ExecContext(ctx,
			`INSERT OR REPLACE INTO account_email_code_activity (account, sealed, sent, attempts, first, codes) VALUES (?, ?, ?, 0, ?, ?)`,
			who.ID, sealed, now.UnixMilli(), last.first, last.codes+1)
		return err
	})
}

// wait is how long it is until there may be another code.
func (c sentCode) wait(now time.Time) time.Duration {
	since, hour := now.Sub(time.UnixMilli(c.sent)), now.Sub(time.UnixMilli(c.first))
	if c.codes >= codesAnHour && hour >= 0 && hour < time.Hour {
		return time.Hour - hour
	}
	if since >= 0 && since < codePause {
		return codePause - since
	}
	return 0
}

func readCode(ctx context.Context, q sqlite.Queryer, id ident.Account) (sentCode, error) {
	var c sentCode
	err := q.QueryRowContext(ctx, `SELECT sealed, sent, attempts, first, codes FROM account_email_code_activity WHERE account = ?`, id).
		Scan(&c.sealed, &c.sent, &c.attempts, &c.first, &c.codes)
	if errors.Is(err, sql.ErrNoRows) {
		return sentCode{}, nil
	}
	return c, sqlite.Classify(err)
}

func codePlace(id ident.Account) []string {
	return []string{"account_email_code_activity", string(id), "sealed"}
}

// codeHash is bound to the address: a code proves no other one.
func codeHash(who account.Account, code string) []byte {
	sum := sha256.Sum256([]byte("intendant/email-code/v1\n" + string(who.ID) + "\n" + who.Email + "\n" + code))
	return sum[:]
}

// VerifyEmail takes the code that was mailed. A wrong one, one too old and one
// too many attempts are all fault.EmailCodeWrong.
func (p *Post) VerifyEmail(ctx context.Context, by ledger.Actor, typed string) error {
	who, err := p.Accounts.Get(ctx, by.Account)
	if err != nil {
		return err
	}
	if who.Verified {
		return fault.New(fault.EmailVerified)
	}
	right, err := p.tryCode(ctx, who, digits(typed))
	if err != nil {
		return err
	}
	if !right {
		return fault.New(fault.EmailCodeWrong)
	}
	i, err := installation.Read(ctx, p.DB.Read())
	if err != nil {
		return err
	}
	_, err = p.Ledger.Commit(ctx, ledger.Draft{Ledger: i.Ledger(), By: by, Change: account.Verify(who)})
	return err
}

// tryCode counts the attempt before it answers, so that many at a time are no
// more than there may be. The right code works once.
func (p *Post) tryCode(ctx context.Context, who account.Account, code string) (right bool, err error) {
	err = p.DB.Write(ctx, func(tx *sqlite.Tx) error {
		c, err := readCode(ctx, tx, who.ID)
		if err != nil {
			return err
		}
		age := p.Clock.Now().Sub(time.UnixMilli(c.sent))
		if c.sealed == nil || c.attempts >= codeAttempts || age < 0 || age >= codeLifetime {
			return nil
		}
		hash, err := p.Vault.Open(c.sealed, codePlace(who.ID)...)
		if err != nil {
			return err
		}
		statement := `UPDATE account_email_code_activity SET attempts = attempts + 1 WHERE account = ?`
		if right = subtle.ConstantTimeCompare(hash, codeHash(who, code)) == 1; right {
			statement = `UPDATE account_email_code_activity SET sealed = NULL WHERE account = ?`
		}
		_, err = tx.ExecContext(ctx, statement, who.ID)
		return err
	})
	return right && err == nil, err
}

// digits are what was typed without anything else, Arabic ones as Latin ones.
func digits(typed string) string {
	return strings.Map(func(r rune) rune {
		for _, zero := range []rune{'0', '\u0660', '\u06f0'} {
			if r >= zero && r <= zero+9 {
				return '0' + r - zero
			}
		}
		return -1
	}, typed)
}

func randomDigits(n int) (string, error) {
	limit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
	number, err := rand.Int(rand.Reader, limit)
	if err != nil {
		return "", fault.Wrap(fault.Internal, err)
	}
	text := number.String()
	return strings.Repeat("0", n-len(text)) + text, nil
}
