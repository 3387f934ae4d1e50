-- +goose Up

-- What an organization, a workspace or a key may use at most. 0: no limit of its
-- own. The plan's limits are not here: they stand in the subscription.
CREATE TABLE limit_rule (
  organization        TEXT NOT NULL, -- org_…
  workspace           TEXT NOT NULL, -- wsp_…; empty: all of them
  key                 TEXT NOT NULL, -- key_…; empty: all of them
  model               TEXT NOT NULL, -- mdl_…; empty: all together
  requests_per_second INTEGER NOT NULL,
  tokens_per_minute   INTEGER NOT NULL,
  tokens_per_month    INTEGER NOT NULL,
  monthly_spend       INTEGER NOT NULL, -- minor units of the organization's currency
  PRIMARY KEY (organization, workspace, key, model)
) STRICT, WITHOUT ROWID;

-- +goose Down
SELECT 1;
