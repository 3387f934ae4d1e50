-- +goose Up

-- Who used what: each combination once, since exchanges are many.
CREATE TABLE usage_source_activity (
  id           INTEGER PRIMARY KEY,
  organization TEXT NOT NULL, -- org_…
  workspace    TEXT NOT NULL, -- wsp_…
  key          TEXT NOT NULL, -- key_…, or '' from the playground
  member       TEXT NOT NULL, -- mem_…
  model        TEXT NOT NULL, -- its name
  UNIQUE (organization, workspace, key, member, model)
) STRICT;

-- Each exchange with a provider, once.
CREATE TABLE usage_exchange_activity (
  source     INTEGER NOT NULL REFERENCES usage_source_activity (id) ON DELETE CASCADE,
  id         TEXT NOT NULL,    -- exc_…
  path       TEXT NOT NULL,
  started    INTEGER NOT NULL, -- ms UTC
  status     INTEGER NOT NULL, -- of HTTP; 0 where the program ended before the answer
  estimated  INTEGER NOT NULL CHECK (estimated IN (0, 1)),
  streamed   INTEGER NOT NULL CHECK (streamed IN (0, 1)),
  input      INTEGER NOT NULL, -- tokens, as the next two
  output     INTEGER NOT NULL,
  cached     INTEGER NOT NULL, -- of the input
  spend      INTEGER NOT NULL, -- nano-units
  duration   INTEGER NOT NULL, -- µs
  first_byte INTEGER NOT NULL, -- µs
  PRIMARY KEY (source, id)
) STRICT, WITHOUT ROWID;

-- Their sums by day, as fine as anybody asks for, and without keys and members.
CREATE TABLE usage_day_activity (
  organization TEXT NOT NULL,    -- org_…
  day          INTEGER NOT NULL, -- since 1970, UTC
  source       INTEGER NOT NULL,
  requests     INTEGER NOT NULL,
  input        INTEGER NOT NULL,
  output       INTEGER NOT NULL,
  cached       INTEGER NOT NULL,
  spend        INTEGER NOT NULL,
  estimated    INTEGER NOT NULL, -- how many of the requests
  PRIMARY KEY (organization, day, source)
) STRICT, WITHOUT ROWID;
CREATE TABLE usage_model_activity (
  organization TEXT NOT NULL,    -- org_…
  day          INTEGER NOT NULL, -- since 1970, UTC
  workspace    TEXT NOT NULL,    -- wsp_…
  model        TEXT NOT NULL,
  requests     INTEGER NOT NULL,
  input        INTEGER NOT NULL,
  output       INTEGER NOT NULL,
  cached       INTEGER NOT NULL,
  spend        INTEGER NOT NULL,
  estimated    INTEGER NOT NULL,
  PRIMARY KEY (organization, day, workspace, model)
) STRICT, WITHOUT ROWID;

-- How often a limit refused.
CREATE TABLE usage_refused_activity (
  organization TEXT NOT NULL,    -- org_…
  day          INTEGER NOT NULL, -- since 1970, UTC
  workspace    TEXT NOT NULL,    -- wsp_…
  level        TEXT NOT NULL,    -- plan organization workspace key
  cause        TEXT NOT NULL,    -- requests_per_second …
  count        INTEGER NOT NULL,
  PRIMARY KEY (organization, day, workspace, level, cause)
) STRICT, WITHOUT ROWID;

-- What may have been used and not counted when the power failed: caps reckon with it.
CREATE TABLE usage_lost_activity (
  organization TEXT NOT NULL,    -- org_…
  month        INTEGER NOT NULL, -- since the year 0, UTC
  spend        INTEGER NOT NULL, -- nano-units
  tokens       INTEGER NOT NULL,
  PRIMARY KEY (organization, month)
) STRICT, WITHOUT ROWID;

-- Up to where the journal is in these tables.
CREATE TABLE usage_import_activity (
  only    INTEGER PRIMARY KEY CHECK (only = 1),
  segment INTEGER NOT NULL,
  offset  INTEGER NOT NULL
) STRICT;

-- At which percentages of the cap of spend people are told, and when they were.
CREATE TABLE spend_alert (
  organization TEXT NOT NULL, -- org_…
  workspace    TEXT NOT NULL, -- wsp_…, or '' for the organization's cap
  percents     TEXT NOT NULL, -- separated by spaces
  PRIMARY KEY (organization, workspace)
) STRICT, WITHOUT ROWID;
CREATE TABLE spend_alerted (
  organization TEXT NOT NULL,    -- org_…
  workspace    TEXT NOT NULL,
  month        TEXT NOT NULL,    -- 2026-11
  percent      INTEGER NOT NULL,
  time         INTEGER NOT NULL, -- ms UTC
  PRIMARY KEY (organization, workspace, month, percent)
) STRICT, WITHOUT ROWID;

-- +goose Down
SELECT 1;
