-- +goose Up

-- Where people may sign in from, written by the installation's ledger.
CREATE TABLE provider (
  id            TEXT PRIMARY KEY, -- prv_…
  kind          TEXT NOT NULL CHECK (kind IN ('google', 'microsoft', 'apple', 'oidc')),
  name          TEXT NOT NULL,    -- as it stands on the button
  issuer        TEXT NOT NULL,    -- of OpenID Connect
  client_id     TEXT NOT NULL,    -- what this installation is called there
  relay         TEXT NOT NULL,    -- https return address that leads back here; Apple only
  team_id       TEXT NOT NULL,    -- Apple only
  key_id        TEXT NOT NULL,    -- Apple only
  sealed_secret BLOB,             -- client secret; NULL without one
  sealed_key    BLOB              -- private key, Apple only; NULL without one
) STRICT, WITHOUT ROWID;

-- The people elsewhere that an account is linked with. Found by issuer and
-- subject, never by an address. What identifies a person is NULL once it was
-- erased.
CREATE TABLE account_identity (
  id       TEXT PRIMARY KEY, -- idy_…
  account  TEXT NOT NULL,    -- acc_…
  provider TEXT NOT NULL,    -- prv_…, which may be gone
  linked   INTEGER NOT NULL, -- ms UTC
  issuer   TEXT,
  subject  TEXT,
  email    TEXT,             -- as the provider wrote it, or empty
  UNIQUE (issuer, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_identity_account ON account_identity (account);

-- When an identity was last used to come in. Measured, not replayed.
CREATE TABLE account_identity_activity (
  identity TEXT PRIMARY KEY,       -- idy_…
  used     INTEGER NOT NULL        -- ms UTC
) STRICT, WITHOUT ROWID;

-- +goose Down
SELECT 1;
