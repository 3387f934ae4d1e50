-- +goose Up

-- A member has a seat, or is inactive: they belong to the organization and may
-- do nothing in it but leave.
ALTER TABLE member ADD COLUMN inactive INTEGER;  -- ms UTC; NULL while they have a seat
ALTER TABLE member ADD COLUMN added_by TEXT;     -- mem_…

-- Who added those who are there already stands in the entries that did.
UPDATE member SET added_by = (
  SELECT json_extract(CAST(e.leaf AS TEXT), '$.actor.member') FROM ledger l
    JOIN ledger_entry e ON e.id >= l.id << 40 AND e.id < (l.id + 1) << 40
   WHERE l.owner = member.organization AND instr(e.leaf, CAST('"kind":"member.added",' AS BLOB)) > 0
     AND json_extract(CAST(e.leaf AS TEXT), '$.target.id') = member.id);

-- How many there are, kept so that nobody has to count.
CREATE TABLE member_count (
  organization TEXT PRIMARY KEY, -- org_…
  active       INTEGER NOT NULL,
  inactive     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO member_count (organization, active, inactive)
  SELECT organization, COUNT(*) FILTER (WHERE removed IS NULL), 0 FROM member GROUP BY organization;

-- When somebody was last here (measured), and in which order what the members'
-- table shows of them changed: a copy of it in memory reads on from there.
CREATE TABLE member_activity (
  organization TEXT NOT NULL,    -- org_…
  member       TEXT NOT NULL,    -- mem_…
  seen         INTEGER,          -- ms UTC
  changed      INTEGER NOT NULL, -- counts up in each organization
  PRIMARY KEY (organization, member)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_activity_changed ON member_activity (organization, changed);
INSERT INTO member_activity (organization, member, changed)
  SELECT organization, id, ROW_NUMBER() OVER (PARTITION BY organization ORDER BY id) FROM member;

-- +goose StatementBegin
CREATE TRIGGER member_added AFTER INSERT ON member BEGIN
  INSERT INTO member_count (organization, active, inactive)
    VALUES (NEW.organization, NEW.removed IS NULL AND NEW.inactive IS NULL, NEW.removed IS NULL AND NEW.inactive IS NOT NULL)
    ON CONFLICT DO UPDATE SET active = active + excluded.active, inactive = inactive + excluded.inactive;
  INSERT INTO member_activity (organization, member, changed)
    VALUES (NEW.organization, NEW.id, 1 + COALESCE((SELECT MAX(changed) FROM member_activity WHERE organization = NEW.organization), 0))
    ON CONFLICT DO UPDATE SET changed = excluded.changed;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER member_updated AFTER UPDATE ON member BEGIN
  UPDATE member_count
     SET active = active + (NEW.removed IS NULL AND NEW.inactive IS NULL) - (OLD.removed IS NULL AND OLD.inactive IS NULL),
         inactive = inactive + (NEW.removed IS NULL AND NEW.inactive IS NOT NULL) - (OLD.removed IS NULL AND OLD.inactive IS NOT NULL)
   WHERE organization = NEW.organization;
  INSERT INTO member_activity (organization, member, changed)
    VALUES (NEW.organization, NEW.id, 1 + COALESCE((SELECT MAX(changed) FROM member_activity WHERE organization = NEW.organization), 0))
    ON CONFLICT DO UPDATE SET changed = excluded.changed, seen = CASE WHEN NEW.removed IS NULL THEN seen END;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER member_deleted AFTER DELETE ON member BEGIN
  UPDATE member_count
     SET active = active - (OLD.removed IS NULL AND OLD.inactive IS NULL),
         inactive = inactive - (OLD.removed IS NULL AND OLD.inactive IS NOT NULL)
   WHERE organization = OLD.organization;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER member_role_added AFTER INSERT ON member_role BEGIN
  UPDATE member_activity
     SET changed = 1 + (SELECT MAX(changed) FROM member_activity WHERE organization = NEW.organization)
   WHERE organization = NEW.organization AND member = NEW.member;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER member_linked AFTER INSERT ON account_member BEGIN
  UPDATE member_activity
     SET changed = 1 + (SELECT MAX(changed) FROM member_activity WHERE organization = NEW.organization)
   WHERE organization = NEW.organization AND member = NEW.member;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER member_mfa_on AFTER INSERT ON mfa_factor BEGIN
  UPDATE member_activity
     SET changed = 1 + (SELECT MAX(b.changed) FROM member_activity b WHERE b.organization = member_activity.organization)
   WHERE (organization, member) IN (SELECT organization, member FROM account_member WHERE account = NEW.account);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER member_mfa_off AFTER DELETE ON mfa_factor BEGIN
  UPDATE member_activity
     SET changed = 1 + (SELECT MAX(b.changed) FROM member_activity b WHERE b.organization = member_activity.organization)
   WHERE (organization, member) IN (SELECT organization, member FROM account_member WHERE account = OLD.account);
END;
-- +goose StatementEnd

-- +goose Down
SELECT 1;
