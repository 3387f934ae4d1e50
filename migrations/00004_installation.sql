-- +goose Up

-- This installation: one row once the first account was made.
CREATE TABLE installation (
  only         INTEGER PRIMARY KEY CHECK (only = 1), -- so that there is never a second
  id           TEXT NOT NULL,    -- ins_…, also the name of its ledger
  created      INTEGER NOT NULL, -- ms UTC
  owner        TEXT NOT NULL,    -- acc_…
  sign_up_open INTEGER NOT NULL CHECK (sign_up_open IN (0, 1))
) STRICT;

-- +goose Down
SELECT 1;
