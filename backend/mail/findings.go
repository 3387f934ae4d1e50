package mail

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/textproto"
	"os"
	"strconv"
	"strings"
	"syscall"

	gomail "github.com/wneessen/go-mail"

	"intendant/backend/fault"
)

// dialFinding says why there is no connection.
func dialFinding(s Settings, err error) error {
	var unknown *net.DNSError
	var record tls.RecordHeaderError
	var answer *textproto.Error
	var timeout net.Error
	text := err.Error()
	switch {
	case errors.As(err, &unknown):
		return fault.Wrap(fault.MailHostUnknown, err, where(s)...)
	case badCertificate(err):
		return fault.Wrap(fault.MailCertificate, err, where(s)...)
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		return fault.Wrap(fault.MailTimeout, err, where(s)...)
	case errors.Is(err, syscall.ECONNREFUSED), errors.Is(err, syscall.EHOSTUNREACH), errors.Is(err, syscall.ENETUNREACH):
		return fault.Wrap(fault.MailUnreachable, err, where(s)...)
	case errors.As(err, &record), strings.Contains(text, "does not support STARTTLS"):
		return fault.Wrap(fault.MailNoTLS, err, where(s)...)
	case noMethod(err):
		return fault.Wrap(fault.MailAuthMethod, err, where(s)...)
	case strings.Contains(text, "AUTH") && errors.As(err, &answer):
		return fault.Wrap(fault.MailAuthRefused, err, "answer", strconv.Itoa(answer.Code), "host", s.Host)
	}
	return fault.Wrap(fault.MailNotSMTP, err, where(s)...)
}

func badCertificate(err error) bool {
	var verification *tls.CertificateVerificationError
	var authority x509.UnknownAuthorityError
	var host x509.HostnameError
	var invalid x509.CertificateInvalidError
	return errors.As(err, &verification) || errors.As(err, &authority) || errors.As(err, &host) || errors.As(err, &invalid)
}

// noMethod finds that the server takes no password, or none in a way that can be
// used.
func noMethod(err error) bool {
	for _, one := range []error{gomail.ErrPlainAuthNotSupported, gomail.ErrNoSupportedAuthDiscovered} {
		if errors.Is(err, one) {
			return true
		}
	}
	return strings.Contains(err.Error(), "does not support SMTP AUTH")
}

// refusal is what a server said of one letter.
type refusal struct {
	said   *fault.Error
	answer int // the server's code; 0: the letter could not be written
	final  bool
}

// Error is that of the fault.
func (r *refusal) Error() string { return r.said.Error() }

// Unwrap leads to the fault.
func (r *refusal) Unwrap() error { return r.said }

// sendFinding says why a letter was not taken.
func sendFinding(s Settings, err error) error {
	var sent *gomail.SendError
	if !errors.As(err, &sent) || sent.ErrorCode() == 0 {
		return dialFinding(s, err)
	}
	code := fault.MailRejected
	switch sent.Reason { //nolint:exhaustive // the others are about the letter
	case gomail.ErrSMTPMailFrom:
		code = fault.MailSenderRefused
	case gomail.ErrSMTPRcptTo:
		code = fault.MailRecipientRefused
	}
	answer := strings.TrimSpace(strconv.Itoa(sent.ErrorCode()) + " " + sent.EnhancedStatusCode())
	return &refusal{said: fault.Wrap(code, err, "answer", answer), answer: sent.ErrorCode(), final: !sent.IsTemp()}
}

// closing is how a server answers that ends the connection (RFC 5321, 3.8).
const closing = 421

// lineLost reports whether no other letter can go over the connection after what
// sending one returned.
func lineLost(err error) bool {
	var r *refusal
	return err != nil && (!errors.As(err, &r) || r.answer == closing)
}

// final reports whether trying again is of no use. Settings can be mended in the
// meantime, what a server refused for good can't.
func final(err error) bool {
	var r *refusal
	return errors.As(err, &r) && r.final || fault.Is(err, fault.DatabaseCorrupt)
}
