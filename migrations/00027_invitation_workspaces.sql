-- +goose Up

-- The workspaces that an invited person is to be in: wsp_…:role, separated by
-- spaces.
ALTER TABLE invitation ADD COLUMN workspaces TEXT NOT NULL DEFAULT '';

-- +goose Down
SELECT 1;
