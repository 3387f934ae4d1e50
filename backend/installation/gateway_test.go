package installation_test

import (
	"testing"

	"intendant/backend/fault"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/testhouse"
)

func TestSetGateway(t *testing.T) {
	h, astrid, bruno := house(t)
	ctx := t.Context()
	if is, err := installation.ReadGateway(ctx, h.DB.Read()); err != nil || is != installation.UsualGateway() || is.Enabled {
		t.Errorf("%+v, %v", is, err)
	}
	want := installation.Gateway{Enabled: true, Address: "127.0.0.1:9000", MaxBodyMiB: 8}
	h.Refused(t, fault.PermissionDenied, func() error { return h.Settings.SetGateway(ctx, bruno, want) })
	for range 2 { // the second time changes nothing and is fine
		if err := h.Settings.SetGateway(ctx, astrid, want); err != nil {
			t.Fatal(err)
		}
	}
	if is, err := installation.ReadGateway(ctx, h.DB.Read()); err != nil || is != want {
		t.Errorf("%+v, %v", is, err)
	}
	leaves, err := ledger.Page(ctx, h.DB.Read(), string(testhouse.Installation), ledger.Newest, 1)
	if err != nil || leaves[0].Before["address"] != "127.0.0.1:8786" || leaves[0].After["enabled"] != "true" {
		t.Errorf("%+v, %v", leaves[0], err)
	}
	h.Sound(t)
}

func TestGatewaysThatCannotBe(t *testing.T) {
	h, astrid, _ := house(t)
	for name, c := range map[string]struct {
		address string
		most    int64
		field   string
		code    fault.FieldCode
	}{
		"all addresses":    {"0.0.0.0:8786", 8, "address", fault.NotLoopback},
		"another computer": {"192.0.2.1:8786", 8, "address", fault.NotLoopback},
		"a name":           {"localhost:8786", 8, "address", fault.Malformed},
		"no port":          {"127.0.0.1", 8, "address", fault.Malformed},
		"any port":         {"127.0.0.1:0", 8, "address", fault.Malformed},
		"nothing large":    {"127.0.0.1:8786", 0, "maxBodyMiB", fault.TooSmall},
		"all too large":    {"127.0.0.1:8786", 257, "maxBodyMiB", fault.TooLarge},
	} {
		err := h.Settings.SetGateway(t.Context(), astrid, installation.Gateway{Enabled: true, Address: c.address, MaxBodyMiB: c.most})
		if f := fault.From(err); f == nil || len(f.Fields) != 1 || f.Fields[0].Name != c.field || f.Fields[0].Code != c.code {
			t.Errorf("%s: %v", name, err)
		}
	}
	mapped := &installation.GatewaySet{Address: "[::ffff:127.0.0.1]:8786", Enabled: true, MaxBodyMiB: 8}
	h.Refused(t, fault.InputInvalid, func() error { return commit(h, astrid, mapped) })
	for _, address := range []string{"[::1]:8786", "127.0.0.9:1"} {
		if err := h.Settings.SetGateway(t.Context(), astrid, installation.Gateway{Address: address, MaxBodyMiB: 8}); err != nil {
			t.Errorf("%s: %v", address, err)
		}
	}
	h.Refused(t, fault.Internal, func() error {
		return commit(h, astrid, &installation.GatewaySet{Address: "127.0.0.1:9000", MaxBodyMiB: 8}, &testhouse.Broken{})
	})
	h.Sound(t)
}
