-- What the migrations add up to. Written by: go test ./migrations -update

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
, email_verified INTEGER NOT NULL DEFAULT 0 CHECK (email_verified IN (0, 1)), first_day TEXT NOT NULL DEFAULT 'auto'
  CHECK (first_day IN ('auto', 'monday', 'saturday', 'sunday')), time_zone TEXT NOT NULL DEFAULT 'auto') STRICT, WITHOUT ROWID;

CREATE TABLE account_member (
  organization TEXT NOT NULL,   -- org_…
  account      TEXT NOT NULL,   -- acc_…
  member       TEXT NOT NULL UNIQUE, -- mem_…
  PRIMARY KEY (organization, account)
) STRICT, WITHOUT ROWID;

CREATE INDEX account_member_account ON account_member (account);

CREATE TABLE account_notice_activity (
  account TEXT PRIMARY KEY,     -- acc_…
  seen    INTEGER NOT NULL      -- sequence
) STRICT, WITHOUT ROWID;

CREATE TABLE account_password (
  account TEXT PRIMARY KEY,     -- acc_…
  changed INTEGER NOT NULL,     -- ms UTC
  sealed  BLOB                  -- NULL once it was erased: nobody can sign in with it
) STRICT, WITHOUT ROWID;

CREATE TABLE account_sign_in_activity (
  address  BLOB PRIMARY KEY,    -- SHA-256
  failures INTEGER NOT NULL,
  latest   INTEGER NOT NULL     -- ms UTC
) STRICT, WITHOUT ROWID;

CREATE TABLE installation (
  only         INTEGER PRIMARY KEY CHECK (only = 1), -- so that there is never a second
  id           TEXT NOT NULL,    -- ins_…, also the name of its ledger
  created      INTEGER NOT NULL, -- ms UTC
  owner        TEXT NOT NULL,    -- acc_…
  sign_up_open INTEGER NOT NULL CHECK (sign_up_open IN (0, 1))
) STRICT;

CREATE TABLE ledger (
  id    INTEGER PRIMARY KEY,    -- small number, the high bits of ledger_entry.id
  owner TEXT NOT NULL UNIQUE,   -- ins_… or org_…
  scope TEXT NOT NULL CHECK (scope IN ('installation', 'organization'))
) STRICT;

CREATE TABLE ledger_device (
  ledger     INTEGER NOT NULL,
  device     TEXT NOT NULL,
  system     TEXT NOT NULL,     -- operating system; a host's name may be a person's
  public_key BLOB NOT NULL,     -- Ed25519
  enrolled   INTEGER NOT NULL,  -- sequence of the entry
  PRIMARY KEY (ledger, device)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_due (
  ledger INTEGER NOT NULL,
  due    TEXT NOT NULL,
  PRIMARY KEY (ledger, due)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_entry (
  id   INTEGER PRIMARY KEY,     -- ledger.id << 40 | sequence
  leaf BLOB NOT NULL
) STRICT;

CREATE TABLE ledger_head (
  ledger    INTEGER NOT NULL,
  size      INTEGER NOT NULL,   -- entries covered: sequences 0 … size-1
  root      BLOB NOT NULL,
  device    TEXT NOT NULL,
  signature BLOB NOT NULL,      -- Ed25519 over the checkpoint's text
  PRIMARY KEY (ledger, size)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_node (
  ledger INTEGER NOT NULL,
  level  INTEGER NOT NULL CHECK (level > 0 AND level % 8 = 0),
  pos    INTEGER NOT NULL,
  hash   BLOB NOT NULL,
  PRIMARY KEY (ledger, level, pos)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE member (
  organization TEXT NOT NULL,   -- org_…
  id           TEXT NOT NULL,   -- mem_…
  joined       INTEGER NOT NULL, -- ms UTC
  removed      INTEGER,         -- ms UTC; NULL while they belong to it
  erased       INTEGER,         -- ms UTC
  email        TEXT,
  first_name   TEXT,
  last_name    TEXT,
  PRIMARY KEY (organization, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE member_role (
  organization TEXT NOT NULL,   -- org_…
  member       TEXT NOT NULL,   -- mem_…
  role         TEXT NOT NULL CHECK (role IN ('admin', 'billing', 'member')),
  PRIMARY KEY (organization, member, role)
) STRICT, WITHOUT ROWID;

CREATE INDEX member_role_role ON member_role (organization, role);

CREATE TABLE organization (
  id         TEXT PRIMARY KEY,  -- org_…
  name       TEXT NOT NULL,
  created    INTEGER NOT NULL,  -- ms UTC
  created_by TEXT NOT NULL      -- mem_…
) STRICT, WITHOUT ROWID;
