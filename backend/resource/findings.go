package resource

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"net/url"
	"os"
	"strconv"

	"intendant/backend/fault"
	"intendant/backend/name"
)

// unreached says why there is no answer.
func unreached(u *url.URL, err error) error {
	code := fault.ConnectionUnreachable
	var unknown *net.DNSError
	var record tls.RecordHeaderError
	var timeout net.Error
	switch {
	case badCertificate(err):
		code = fault.ConnectionCertificate
	case errors.As(err, &record), errors.Is(err, http.ErrSchemeMismatch):
		code = fault.ConnectionNoTLS
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		code = fault.ConnectionTimeout
	case errors.As(err, &unknown):
		code = fault.ConnectionHostUnknown
	}
	host := u.Host
	if code == fault.ConnectionHostUnknown || code == fault.ConnectionCertificate {
		host = u.Hostname()
	}
	return fault.Wrap(code, err, "host", host)
}

func badCertificate(err error) bool {
	var verification *tls.CertificateVerificationError
	var authority x509.UnknownAuthorityError
	var host x509.HostnameError
	var invalid x509.CertificateInvalidError
	return errors.As(err, &verification) || errors.As(err, &authority) || errors.As(err, &host) || errors.As(err, &invalid)
}

// refused says what a status other than 200 means.
func refused(u *url.URL, answer *http.Response, keyed bool) error {
	status := answer.StatusCode
	switch {
	case status == http.StatusOK:
		return nil
	case status == http.StatusUnauthorized && !keyed, status == http.StatusForbidden && !keyed:
		return fault.New(fault.ConnectionKeyMissing, "host", u.Host)
	case status == http.StatusUnauthorized:
		return fault.New(fault.ConnectionUnauthorized, "host", u.Host)
	case status == http.StatusForbidden:
		return fault.New(fault.ConnectionForbidden, "host", u.Host)
	case status == http.StatusNotFound:
		return fault.New(fault.ConnectionNotFound, "url", shown(u))
	case status == http.StatusTooManyRequests:
		return fault.New(fault.ConnectionLimited, "host", u.Host)
	case status >= 300 && status < 400:
		return fault.New(fault.ConnectionRedirected, "host", u.Host, "url", elsewhere(u, answer))
	case status >= http.StatusInternalServerError:
		return fault.New(fault.ConnectionBroken, "host", u.Host, "status", strconv.Itoa(status))
	}
	return fault.New(fault.ConnectionAnswered, "host", u.Host, "status", strconv.Itoa(status))
}

// elsewhere is where an answer sends the caller, without what an address may
// carry along.
func elsewhere(u *url.URL, answer *http.Response) string {
	to, err := answer.Location()
	if err != nil {
		return u.Host
	}
	return shown(to)
}

// shown is an address for a person to read.
func shown(u *url.URL) string {
	const most = 200
	text := []rune(name.Visible((&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}).String()))
	if len(text) > most {
		return string(text[:most]) + "…"
	}
	return string(text)
}
