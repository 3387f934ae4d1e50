-- +goose Up

-- Who is in a workspace is part of what the members' table is searched by.

-- +goose StatementBegin
CREATE TRIGGER workspace_member_came AFTER INSERT ON workspace_member BEGIN
  UPDATE member_activity
     SET changed = 1 + (SELECT MAX(changed) FROM member_activity WHERE organization = NEW.organization)
   WHERE organization = NEW.organization AND member = NEW.member;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER workspace_member_left AFTER DELETE ON workspace_member BEGIN
  UPDATE member_activity
     SET changed = 1 + (SELECT MAX(changed) FROM member_activity WHERE organization = OLD.organization)
   WHERE organization = OLD.organization AND member = OLD.member;
END;
-- +goose StatementEnd

-- +goose Down
SELECT 1;
