-- +goose Up

-- An address counts as verified only when a provider or a mailed code said so.
ALTER TABLE account ADD COLUMN email_verified INTEGER NOT NULL DEFAULT 0 CHECK (email_verified IN (0, 1));
ALTER TABLE account ADD COLUMN first_day TEXT NOT NULL DEFAULT 'auto'
  CHECK (first_day IN ('auto', 'monday', 'saturday', 'sunday'));
ALTER TABLE account ADD COLUMN time_zone TEXT NOT NULL DEFAULT 'auto'; -- or a name of the IANA database

-- Up to which entry of the installation's ledger a person has read the notices
-- about their account. Measured, not replayed.
CREATE TABLE account_notice_activity (
  account TEXT PRIMARY KEY,     -- acc_…
  seen    INTEGER NOT NULL      -- sequence
) STRICT, WITHOUT ROWID;

-- +goose Down
SELECT 1;
