-- +goose Up

-- What a model was called when it was first used: it may be removed since.
ALTER TABLE usage_source_activity ADD COLUMN called TEXT NOT NULL DEFAULT '';

-- +goose Down
SELECT 1;
