-- +goose Up

-- How the gateway of this installation is set: no row as long as nobody has.
CREATE TABLE installation_gateway (
  only         INTEGER PRIMARY KEY CHECK (only = 1),
  enabled      INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  address      TEXT NOT NULL,    -- of loopback, with a port
  max_body_mib INTEGER NOT NULL
) STRICT;

-- +goose Down
SELECT 1;
