-- +goose Up

-- The operator's own catalogue of plans; no row while the program's holds.
CREATE TABLE plan_catalogue (
  only    INTEGER PRIMARY KEY CHECK (only = 1), -- so that there is never a second
  text    TEXT NOT NULL,        -- JSON, docs/plans.md
  updated INTEGER NOT NULL      -- ms UTC
) STRICT;

-- What each organization has subscribed to, one of each family. The terms are a
-- snapshot of the catalogue; gates read features and seats, and nothing else.
CREATE TABLE subscription (
  organization TEXT NOT NULL,    -- org_…
  family       TEXT NOT NULL,
  state        TEXT NOT NULL CHECK (state IN ('free', 'trialing', 'active', 'past_due')),
  seats        INTEGER NOT NULL,
  features     TEXT NOT NULL,    -- each between spaces
  terms        TEXT NOT NULL,    -- JSON
  started      INTEGER NOT NULL, -- ms UTC, as all times; with this plan
  changed      INTEGER NOT NULL, -- when the terms were last set
  anchor       INTEGER NOT NULL, -- from which periods are counted; 0 is none, as below
  period_start INTEGER NOT NULL,
  period_end   INTEGER NOT NULL,
  trial_end    INTEGER NOT NULL,
  grace_end    INTEGER NOT NULL,
  cancels      INTEGER NOT NULL CHECK (cancels IN (0, 1)), -- at the period's end
  scheduled    TEXT,             -- JSON: the terms from the period's end on
  trialed      INTEGER NOT NULL, -- when the one trial began
  due          INTEGER,          -- when the program acts next
  PRIMARY KEY (organization, family)
) STRICT, WITHOUT ROWID;
CREATE INDEX subscription_due ON subscription (due) WHERE due IS NOT NULL;

-- What was charged for which stretch of time, or credited (below zero).
CREATE TABLE subscription_charge (
  organization TEXT NOT NULL,    -- org_…
  seq          INTEGER NOT NULL, -- of the entry
  line         INTEGER NOT NULL, -- its place there
  family       TEXT NOT NULL,
  kind         TEXT NOT NULL CHECK (kind IN ('period', 'rest', 'credit')),
  plan         TEXT NOT NULL,
  names        TEXT NOT NULL,    -- JSON: the plan's, by language
  seats        INTEGER NOT NULL,
  starts       INTEGER NOT NULL, -- ms UTC
  ends         INTEGER NOT NULL, -- ms UTC
  amount       INTEGER NOT NULL, -- minor units
  currency     TEXT NOT NULL,
  time         INTEGER NOT NULL, -- ms UTC, of the entry
  PRIMARY KEY (organization, seq, line)
) STRICT, WITHOUT ROWID;

-- +goose Down
SELECT 1;
