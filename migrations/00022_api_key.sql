-- +goose Up

-- What opens the gateway to a workspace. Of the secrets there are hashes only.
-- folded is the name as it is searched by.
CREATE TABLE api_key (
  organization   TEXT NOT NULL,    -- org_…
  id             TEXT NOT NULL,    -- key_…
  workspace      TEXT NOT NULL,    -- wsp_…
  member         TEXT NOT NULL,    -- mem_… of who made it
  name           TEXT NOT NULL,
  folded         TEXT NOT NULL,
  created        INTEGER NOT NULL, -- ms UTC
  expires        INTEGER,          -- ms UTC; NULL: never
  scope          TEXT NOT NULL,    -- separated by spaces; empty: everything
  models         TEXT NOT NULL,    -- mdl_…, separated by spaces; empty: all of the workspace
  hash           BLOB NOT NULL,    -- SHA-256 of the newest secret
  previous       BLOB,             -- and of the one before it,
  previous_until INTEGER,          -- which works until then (ms UTC)
  revoked        INTEGER,          -- ms UTC
  PRIMARY KEY (organization, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX api_key_id ON api_key (id);
CREATE INDEX api_key_workspace ON api_key (organization, workspace, id);
CREATE INDEX api_key_member ON api_key (organization, member, id);

-- How long a key may live at most; none: as long as it likes.
CREATE TABLE api_key_policy (
  organization TEXT PRIMARY KEY, -- org_…
  max_days     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- When a key was last used (measured).
CREATE TABLE api_key_activity (
  organization TEXT NOT NULL,    -- org_…
  key          TEXT NOT NULL,    -- key_…
  used         INTEGER NOT NULL, -- ms UTC
  PRIMARY KEY (organization, key)
) STRICT, WITHOUT ROWID;

-- +goose Down
SELECT 1;
