-- +goose Up

-- The organizations, each written by its own ledger.
CREATE TABLE organization (
  id         TEXT PRIMARY KEY,  -- org_…
  name       TEXT NOT NULL,
  created    INTEGER NOT NULL,  -- ms UTC
  created_by TEXT NOT NULL      -- mem_…
) STRICT, WITHOUT ROWID;

-- The people of an organization, with the name and e-mail shown there. A removed
-- member stays, so that the record can name them, until they are erased: then
-- the personal columns are NULL.
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

-- What a member may do; the roles add up. A removed member has none.
CREATE TABLE member_role (
  organization TEXT NOT NULL,   -- org_…
  member       TEXT NOT NULL,   -- mem_…
  role         TEXT NOT NULL CHECK (role IN ('admin', 'billing', 'member')),
  PRIMARY KEY (organization, member, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_role_role ON member_role (organization, role);

-- +goose Down
SELECT 1;
