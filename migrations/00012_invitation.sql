-- +goose Up

-- Who was asked to join an organization. What identifies the person is NULL once
-- they joined, and from 30 days after the end on.
CREATE TABLE invitation (
  organization TEXT NOT NULL,    -- org_…
  id           TEXT NOT NULL,    -- inv_…
  sent         INTEGER NOT NULL, -- ms UTC; of the newest link
  sent_by      TEXT NOT NULL,    -- mem_…
  expires      INTEGER NOT NULL, -- ms UTC
  language     TEXT NOT NULL,    -- of the text for the person
  roles        TEXT NOT NULL,    -- separated by spaces
  hash         BLOB NOT NULL,    -- SHA-256 of the newest link's secret
  ended        INTEGER,          -- ms UTC; NULL while it is open or expired
  outcome      TEXT CHECK (outcome IN ('accepted', 'declined', 'revoked', 'expired')),
  member       TEXT,             -- mem_… of who accepted
  email        TEXT,
  email_key    TEXT,
  name         TEXT,
  message      TEXT,
  PRIMARY KEY (organization, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX invitation_id ON invitation (id);
CREATE INDEX invitation_open ON invitation (organization, expires) WHERE ended IS NULL;
CREATE INDEX invitation_email ON invitation (organization, email_key, expires) WHERE ended IS NULL;
CREATE INDEX invitation_known ON invitation (COALESCE(ended, expires)) WHERE email_key IS NOT NULL;

-- +goose Down
SELECT 1;
