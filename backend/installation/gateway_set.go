package installation

import (
	"context"
	"database/sql"
	"errors"
	"net/netip"
	"strconv"

	"intendant/backend/fault"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// Gateway is how the gateway is set.
type Gateway struct {
	Enabled    bool   // it runs with the program
	Address    string // of loopback, with a port
	MaxBodyMiB int64  // of a request
}

// UsualGateway is how it is set as long as nobody has.
func UsualGateway() Gateway { return Gateway{Address: "127.0.0.1:8786", MaxBodyMiB: 32} }

// MostBodyMiB is the largest that a request's bound can be.
const MostBodyMiB = 256

// GatewaySet says whether the gateway runs, where, and how large requests may be.
type GatewaySet struct {
	Address    string `json:"address"`
	Enabled    bool   `json:"enabled"`
	MaxBodyMiB int64  `json:"max_body_mib"`
}

// SetGateway sets the gateway. It changes nothing, and is no error, where it is set
// so already.
func (s *Settings) SetGateway(ctx context.Context, by ledger.Actor, to Gateway) error {
	if address, err := Loopback(to.Address); err == nil {
		to.Address = address
	}
	_, err := s.commit(ctx, by, &GatewaySet{Enabled: to.Enabled, Address: to.Address, MaxBodyMiB: to.MaxBodyMiB})
	if fault.Is(err, fault.ChangeNone) {
		return nil
	}
	return err
}

// ReadGateway returns how the gateway is set.
func ReadGateway(ctx context.Context, q sqlite.Queryer) (Gateway, error) {
	var g Gateway
	err := q.QueryRowContext(ctx, `SELECT enabled, address, max_body_mib FROM installation_gateway`).
		Scan(&g.Enabled, &g.Address, &g.MaxBodyMiB)
	if errors.Is(err, sql.ErrNoRows) {
		return UsualGateway(), nil
	}
	return g, sqlite.Classify(err)
}

// Loopback is an address with a port in its plain form. It returns an error of the
// field "address" for one that isn't, or that other machines could reach.
func Loopback(address string) (string, error) {
	parsed, err := netip.ParseAddrPort(address)
	if err != nil {
		return "", fault.Invalid(fault.On("address", fault.Malformed))
	}
	if !parsed.Addr().Unmap().IsLoopback() {
		return "", fault.Invalid(fault.On("address", fault.NotLoopback))
	}
	return netip.AddrPortFrom(parsed.Addr().Unmap(), parsed.Port()).String(), nil
}

// Check wants an address of this computer with a port of its own, and a bound that
// there can be.
func (c *GatewaySet) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	if err := c.fit(); err != nil {
		return err
	}
	is, err := ReadGateway(ctx, tx)
	if err == nil && is == (Gateway{c.Enabled, c.Address, c.MaxBodyMiB}) {
		err = fault.New(fault.ChangeNone)
	}
	return err
}

func (c *GatewaySet) fit() error {
	address, err := Loopback(c.Address)
	switch {
	case err != nil:
		return err
	case address != c.Address || netip.MustParseAddrPort(address).Port() == 0:
		return fault.Invalid(fault.On("address", fault.Malformed))
	case c.MaxBodyMiB < 1:
		return fault.Invalid(fault.On("maxBodyMiB", fault.TooSmall, "min", "1"))
	case c.MaxBodyMiB > MostBodyMiB:
		return fault.Invalid(fault.On("maxBodyMiB", fault.TooLarge, "max", strconv.Itoa(MostBodyMiB)))
	}
	return nil
}

// Diff is how it was set, and is.
func (c *GatewaySet) Diff(ctx context.Context, tx *sqlite.Tx) (ledger.Diff, error) {
	is, err := ReadGateway(ctx, tx)
	return ledger.Diff{Before: is.said(), After: Gateway{c.Enabled, c.Address, c.MaxBodyMiB}.said()}, err
}

func (g Gateway) said() map[string]string {
	return map[string]string{
		"enabled": strconv.FormatBool(g.Enabled), "address": g.Address, "max_body_mib": strconv.FormatInt(g.MaxBodyMiB, 10),
	}
}

// Apply writes it.
func (c *GatewaySet) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	_, err := tx.ExecContext(ctx,
		`INSERT INTO installation_gateway (only, enabled, address, max_body_mib) VALUES (1, ?, ?, ?)
		 ON CONFLICT (only) DO UPDATE SET enabled = excluded.enabled, address = excluded.address, max_body_mib = excluded.max_body_mib`,
		c.Enabled, c.Address, c.MaxBodyMiB)
	return err
}
