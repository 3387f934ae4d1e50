-- +goose Up

-- The authenticator app of each account that has a second factor.
CREATE TABLE mfa_factor (
  account TEXT PRIMARY KEY,     -- acc_…
  factor  TEXT NOT NULL UNIQUE, -- fac_…, one for each enrolment
  since   INTEGER NOT NULL,     -- ms UTC
  sealed  BLOB                  -- the shared secret; NULL once it was erased: no code fits
) STRICT, WITHOUT ROWID;

-- The codes that stand in for the app, by hash; each works once.
CREATE TABLE mfa_recovery_code (
  account TEXT NOT NULL,        -- acc_…
  hash    BLOB NOT NULL,        -- SHA-256
  used    INTEGER,              -- ms UTC; NULL while it works
  PRIMARY KEY (account, hash)
) STRICT, WITHOUT ROWID;

-- The devices that sign in without a code, by the hash of the token they keep.
CREATE TABLE mfa_trusted_device (
  id      TEXT PRIMARY KEY,     -- tru_…
  account TEXT NOT NULL,        -- acc_…
  hash    BLOB NOT NULL,        -- SHA-256
  device  TEXT NOT NULL,        -- browser and operating system
  since   INTEGER NOT NULL,     -- ms UTC
  expires INTEGER NOT NULL      -- ms UTC
) STRICT, WITHOUT ROWID;
CREATE INDEX mfa_trusted_device_account ON mfa_trusted_device (account);

-- The last time step whose code was accepted: none is accepted twice, nor an
-- earlier one, whatever the clock says. Measured, not replayed.
CREATE TABLE mfa_activity (
  factor TEXT PRIMARY KEY,      -- fac_…
  step   INTEGER NOT NULL       -- of 30 s since 1970
) STRICT, WITHOUT ROWID;

-- Whoever changes a password may be shutting somebody out: no device stays
-- trusted, whichever Change it was.
-- +goose StatementBegin
CREATE TRIGGER mfa_trust_ends_with_password AFTER UPDATE OF changed ON account_password BEGIN
  DELETE FROM mfa_trusted_device WHERE account = NEW.account;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER mfa_activity_ends AFTER DELETE ON mfa_factor BEGIN
  DELETE FROM mfa_activity WHERE factor = OLD.factor;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER mfa_ends_with_account AFTER DELETE ON account BEGIN
  DELETE FROM mfa_trusted_device WHERE account = OLD.id;
  DELETE FROM mfa_recovery_code WHERE account = OLD.id;
  DELETE FROM mfa_factor WHERE account = OLD.id;
END;
-- +goose StatementEnd

-- Whether an organization wants a second factor of its members.
ALTER TABLE organization ADD COLUMN mfa_policy TEXT NOT NULL DEFAULT 'off' CHECK (mfa_policy IN ('off', 'prompt', 'required'));

-- +goose Down
SELECT 1;
