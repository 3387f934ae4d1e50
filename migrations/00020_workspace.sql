-- +goose Up

-- The isolated environments in an organization. One of each organization's is the
-- standard one; folded is the name as names are compared.
CREATE TABLE workspace (
  organization TEXT NOT NULL,    -- org_…
  id           TEXT NOT NULL,    -- wsp_…
  name         TEXT NOT NULL,
  folded       TEXT NOT NULL,
  standard     INTEGER NOT NULL CHECK (standard IN (0, 1)),
  created      INTEGER NOT NULL, -- ms UTC
  archived     INTEGER,          -- ms UTC; NULL while it can be used
  PRIMARY KEY (organization, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX workspace_id ON workspace (id);
CREATE UNIQUE INDEX workspace_standard ON workspace (organization) WHERE standard = 1;
CREATE INDEX workspace_name ON workspace (organization, folded, id);

-- Who has which role where. Whoever is removed from the organization is in no
-- workspace any more.
CREATE TABLE workspace_member (
  organization TEXT NOT NULL,    -- org_…
  workspace    TEXT NOT NULL,    -- wsp_…
  member       TEXT NOT NULL,    -- mem_…
  role         TEXT NOT NULL CHECK (role IN ('admin', 'developer', 'member', 'viewer')),
  added        INTEGER NOT NULL, -- ms UTC
  PRIMARY KEY (organization, workspace, member)
) STRICT, WITHOUT ROWID;
CREATE INDEX workspace_member_member ON workspace_member (organization, member);

-- +goose StatementBegin
CREATE TRIGGER workspace_member_removed AFTER UPDATE OF removed ON member
WHEN OLD.removed IS NULL AND NEW.removed IS NOT NULL BEGIN
  -- by the index, which a condition of its own would not be found by
  DELETE FROM workspace_member WHERE (organization, workspace, member) IN (
    SELECT organization, workspace, member FROM workspace_member WHERE organization = NEW.organization AND member = NEW.id);
END;
-- +goose StatementEnd

-- +goose Down
SELECT 1;
