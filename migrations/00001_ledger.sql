-- +goose Up

-- The ledgers of this installation: its own, and one for each organization.
CREATE TABLE ledger (
  id    INTEGER PRIMARY KEY,    -- small number, the high bits of ledger_entry.id
  owner TEXT NOT NULL UNIQUE,   -- ins_… or org_…
  scope TEXT NOT NULL CHECK (scope IN ('installation', 'organization'))
) STRICT;

-- The entries. The stored bytes are the hashed bytes (docs/audit-format.md).
-- One clustered key serves appends, keyset pages and replay without an index.
CREATE TABLE ledger_entry (
  id   INTEGER PRIMARY KEY,     -- ledger.id << 40 | sequence
  leaf BLOB NOT NULL
) STRICT;

-- Personal data that an entry speaks of, outside of its leaf so that it can be
-- erased; the leaf holds SHA-256 commitments.
CREATE TABLE ledger_private (
  entry   INTEGER NOT NULL,     -- ledger_entry.id
  part    INTEGER NOT NULL,     -- place in the leaf's list of commitments
  subject TEXT NOT NULL,        -- whom it is about: mem_… or acc_…
  class   TEXT NOT NULL,        -- what it is: profile, secret …
  salt    BLOB NOT NULL,
  data    BLOB NOT NULL,        -- canonical JSON object of strings
  PRIMARY KEY (entry, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_private_subject ON ledger_private (subject, class);

-- Roots of complete RFC 6962 subtrees, kept at every eighth level; what lies
-- between is computed from at most 256 children.
CREATE TABLE ledger_node (
  ledger INTEGER NOT NULL,
  level  INTEGER NOT NULL CHECK (level > 0 AND level % 8 = 0),
  pos    INTEGER NOT NULL,
  hash   BLOB NOT NULL,
  PRIMARY KEY (ledger, level, pos)
) STRICT, WITHOUT ROWID;

-- One signed tree head for each batch of entries that became durable together.
CREATE TABLE ledger_head (
  ledger    INTEGER NOT NULL,
  size      INTEGER NOT NULL,   -- entries covered: sequences 0 … size-1
  root      BLOB NOT NULL,
  device    TEXT NOT NULL,
  signature BLOB NOT NULL,      -- Ed25519 over the checkpoint's text
  PRIMARY KEY (ledger, size)
) STRICT, WITHOUT ROWID;

-- What the program itself did because it was due, so that it happens once.
CREATE TABLE ledger_due (
  ledger INTEGER NOT NULL,
  due    TEXT NOT NULL,
  PRIMARY KEY (ledger, due)
) STRICT, WITHOUT ROWID;

-- The devices whose signatures count, written by Apply of device.enrolled.
CREATE TABLE ledger_device (
  ledger     INTEGER NOT NULL,
  device     TEXT NOT NULL,
  system     TEXT NOT NULL,     -- operating system; a host's name may be a person's
  public_key BLOB NOT NULL,     -- Ed25519
  enrolled   INTEGER NOT NULL,  -- sequence of the entry
  PRIMARY KEY (ledger, device)
) STRICT, WITHOUT ROWID;

-- +goose Down
SELECT 1;
