-- +goose Up

-- The people who sign in here. Written by the installation's ledger. What
-- identifies a person is NULL once it was erased.
CREATE TABLE account (
  id         TEXT PRIMARY KEY,  -- acc_…
  created    INTEGER NOT NULL,  -- ms UTC
  email      TEXT,              -- as typed
  email_key  TEXT UNIQUE,       -- folded: one account for all spellings of an address
  first_name TEXT,
  last_name  TEXT,
  language   TEXT NOT NULL,     -- one of i18n.Languages
  theme      TEXT NOT NULL CHECK (theme IN ('system', 'light', 'dark')),
  contrast   TEXT NOT NULL CHECK (contrast IN ('system', 'more'))
) STRICT, WITHOUT ROWID;

-- The argon2id hash of each account's password, sealed under the vault's key.
CREATE TABLE account_password (
  account TEXT PRIMARY KEY,     -- acc_…
  changed INTEGER NOT NULL,     -- ms UTC
  sealed  BLOB                  -- NULL once it was erased: nobody can sign in with it
) STRICT, WITHOUT ROWID;

-- Which member of an organization an account is. Ledgers of organizations name
-- members only; this stays on the installation.
CREATE TABLE account_member (
  organization TEXT NOT NULL,   -- org_…
  account      TEXT NOT NULL,   -- acc_…
  member       TEXT NOT NULL UNIQUE, -- mem_…
  PRIMARY KEY (organization, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_member_account ON account_member (account);

-- Wrong passwords in a row, by a hash of the address that was typed, whether or
-- not an account has it. Measured, not replayed; a row goes after a success or a
-- day.
CREATE TABLE account_sign_in_activity (
  address  BLOB PRIMARY KEY,    -- SHA-256
  failures INTEGER NOT NULL,
  latest   INTEGER NOT NULL     -- ms UTC
) STRICT, WITHOUT ROWID;

-- +goose Down
SELECT 1;
