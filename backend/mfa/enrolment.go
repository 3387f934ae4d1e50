package mfa

import (
	"bytes"
	"context"
	"encoding/base64"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"
	"time"

	"github.com/boombuler/barcode/qr"
	"github.com/pquerna/otp"
	"github.com/pquerna/otp/totp"

	"intendant/backend/fault"
	"intendant/backend/ident"
)

const (
	issuer     = "Intendant"
	secretSize = 20               // bytes: as long as the SHA-1 that the codes are made with
	enrolTime  = 10 * time.Minute // for finding the phone
	groupSize  = 4
)

// Enrolment is what an authenticator app needs to know.
type Enrolment struct {
	Secret string // base32, in groups
	URI    string
	QR     string // the URI as a data: URI of a PNG
}

// enrolment is a secret that no code has confirmed yet.
type enrolment struct {
	factor ident.Factor
	secret string
	until  time.Time
}

// Begin makes a secret for the account's authenticator app, in place of one
// that it didn't confirm. It is kept in memory only.
func (f *Factors) Begin(ctx context.Context, by ident.Account) (Enrolment, error) {
	who, err := f.Accounts.Get(ctx, by)
	if err != nil {
		return Enrolment{}, err
	}
	if on, err := On(ctx, f.DB.Read(), by); err != nil || on {
		return Enrolment{}, orElse(err, fault.MFAOn)
	}
	key, err := totp.Generate(totp.GenerateOpts{
		Issuer: issuer, AccountName: who.Email, Period: period, SecretSize: secretSize,
		Digits: digits, Algorithm: otp.AlgorithmSHA1, Rand: f.entropy,
	})
	if err != nil {
		return Enrolment{}, err
	}
	picture, err := qrCode(key.URL())
	if err != nil {
		return Enrolment{}, err
	}
	f.remember(by, key.Secret())
	return Enrolment{Secret: grouped(key.Secret(), " "), URI: key.URL(), QR: picture}, nil
}

func (f *Factors) remember(by ident.Account, secret string) {
	now := f.Clock.Now()
	f.mu.Lock()
	defer f.mu.Unlock()
	for account, old := range f.pending {
		if !old.open(now) {
			delete(f.pending, account)
		}
	}
	f.pending[by] = enrolment{factor: ident.New[ident.Factor](f.IDs), secret: secret, until: now.Add(enrolTime)}
}

func (e enrolment) open(now time.Time) bool {
	left := e.until.Sub(now)
	return left > 0 && left <= enrolTime
}

func (f *Factors) begun(by ident.Account) (enrolment, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	found := f.pending[by]
	if !found.open(f.Clock.Now()) {
		return enrolment{}, fault.New(fault.EnrolmentExpired)
	}
	return found, nil
}

func (f *Factors) forget(by ident.Account) {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.pending, by)
}

func orElse(err error, code fault.Code) error {
	if err != nil {
		return err
	}
	return fault.New(code)
}

// grouped splits a code that people copy by hand.
func grouped(code, separator string) string {
	var groups []string
	for len(code) > groupSize {
		groups, code = append(groups, code[:groupSize]), code[groupSize:]
	}
	return strings.Join(append(groups, code), separator)
}

const (
	quiet  = 4 // white modules around it, without which cameras don't find it
	module = 5 // pixels
)

// qrCode draws black on white, in a dark theme too: cameras want it so.
func qrCode(text string) (string, error) {
	code, err := qr.Encode(text, qr.M, qr.Auto)
	if err != nil {
		return "", err
	}
	side := (code.Bounds().Dx() + 2*quiet) * module
	picture := image.NewPaletted(image.Rect(0, 0, side, side), color.Palette{color.White, color.Black})
	for y := range code.Bounds().Dy() {
		for x := range code.Bounds().Dx() {
			if r, _, _, _ := code.At(x, y).RGBA(); r == 0 {
				at := image.Pt(x+quiet, y+quiet).Mul(module)
				draw.Draw(picture, image.Rectangle{at, at.Add(image.Pt(module, module))}, image.Black, image.Point{}, draw.Src)
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, picture); err != nil {
		return "", err
	}
	return "data:image/png;base64," + base64.StdEncoding.EncodeToString(b.Bytes()), nil
}
