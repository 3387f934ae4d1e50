-- +goose Up

-- How this installation sends mail, written by its ledger. At most one row.
CREATE TABLE mail_settings (
  only            INTEGER PRIMARY KEY CHECK (only = 1),
  host            TEXT NOT NULL,
  port            INTEGER NOT NULL,
  security        TEXT NOT NULL CHECK (security IN ('starttls', 'tls', 'none')),
  user            TEXT,             -- NULL without one
  sealed_password BLOB,             -- NULL without one
  sender          TEXT,             -- the address that mail comes from
  sender_name     TEXT
) STRICT;

-- What is to be mailed and how that went. Measured, not replayed. A letter waits
-- sealed, and is gone once it was sent or given up.
CREATE TABLE mail_activity (
  id       TEXT PRIMARY KEY,        -- what it is about: inv_…
  ledger   TEXT NOT NULL,           -- whose: org_…
  concept  TEXT NOT NULL,           -- the package whose views show it
  state    TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'failed')),
  attempts INTEGER NOT NULL,
  due      INTEGER NOT NULL,        -- ms UTC; when to try next
  problem  TEXT,                    -- JSON: code and params of the newest failure
  sealed   BLOB                     -- the letter, while it waits
) STRICT, WITHOUT ROWID;
CREATE INDEX mail_activity_due ON mail_activity (due) WHERE state = 'queued';

-- The code that was mailed to somebody last, and how often that was done.
CREATE TABLE account_email_code_activity (
  account  TEXT PRIMARY KEY,        -- acc_…
  sealed   BLOB,                    -- a hash of the code; NULL once it was used
  sent     INTEGER NOT NULL,        -- ms UTC
  attempts INTEGER NOT NULL,        -- wrong codes since
  first    INTEGER NOT NULL,        -- ms UTC; when the hour began in which codes are counted
  codes    INTEGER NOT NULL         -- sent in it
) STRICT, WITHOUT ROWID;

-- +goose Down
SELECT 1;
