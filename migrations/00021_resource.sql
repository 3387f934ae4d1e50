-- +goose Up

-- The key under which an organization's secrets are sealed, itself sealed by the
-- vault. Outside replay: no entry holds it.
CREATE TABLE sealed_organization_key (
  organization TEXT PRIMARY KEY, -- org_…
  key          BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Where models are.
CREATE TABLE connection (
  id           TEXT NOT NULL,    -- con_…
  organization TEXT NOT NULL,    -- org_…
  name         TEXT NOT NULL,
  folded       TEXT NOT NULL,    -- the name as names are compared
  base_url     TEXT NOT NULL,
  created      INTEGER NOT NULL, -- ms UTC
  sealed_key   BLOB,             -- NULL without one, and once another superseded it
  hint         TEXT,             -- the last characters of the key; NULL with it
  PRIMARY KEY (organization, id),
  UNIQUE (organization, folded)
) STRICT, WITHOUT ROWID;

-- What callers may name. Prices are nano-units (1e-9) of the currency a million
-- tokens; one in another currency than the organization's is no price.
CREATE TABLE model (
  id           TEXT NOT NULL,    -- mdl_…
  organization TEXT NOT NULL,    -- org_…
  name         TEXT NOT NULL,    -- as callers call it
  connection   TEXT NOT NULL,    -- con_…
  upstream     TEXT NOT NULL,    -- as the provider calls it
  kind         TEXT NOT NULL CHECK (kind IN ('chat', 'embedding', 'other')),
  priced       INTEGER NOT NULL CHECK (priced IN (0, 1)),
  currency     TEXT NOT NULL,    -- ISO 4217; empty where it isn't priced
  input        INTEGER NOT NULL CHECK (input >= 0),
  output       INTEGER NOT NULL CHECK (output >= 0),
  cached       INTEGER NOT NULL CHECK (cached >= 0),
  max_output   INTEGER NOT NULL CHECK (max_output >= 0), -- tokens; 0 where it isn't known
  context      INTEGER NOT NULL CHECK (context >= 0),    -- tokens; 0 where it isn't known
  PRIMARY KEY (organization, id),
  UNIQUE (organization, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX model_connection ON model (organization, connection);

-- What a US dollar is taken for when prices are taken over from the list.
CREATE TABLE usd_rate (
  organization TEXT PRIMARY KEY, -- org_…
  currency     TEXT NOT NULL,    -- ISO 4217; the rate is into it
  rate         INTEGER NOT NULL CHECK (rate > 0) -- nano-units of the currency for one dollar
) STRICT, WITHOUT ROWID;

-- The workspaces that may not use all models, and what they may use.
CREATE TABLE workspace_limited (
  organization TEXT NOT NULL, -- org_…
  workspace    TEXT NOT NULL, -- wsp_…
  PRIMARY KEY (organization, workspace)
) STRICT, WITHOUT ROWID;
CREATE TABLE workspace_model (
  organization TEXT NOT NULL, -- org_…
  workspace    TEXT NOT NULL, -- wsp_…
  model        TEXT NOT NULL, -- mdl_…
  PRIMARY KEY (organization, workspace, model)
) STRICT, WITHOUT ROWID;
CREATE INDEX workspace_model_model ON workspace_model (organization, model);

-- Models with instructions and parameters.
CREATE TABLE agent (
  id           TEXT NOT NULL,    -- agt_…
  organization TEXT NOT NULL,    -- org_…
  workspace    TEXT NOT NULL,    -- wsp_…
  name         TEXT NOT NULL,
  folded       TEXT NOT NULL,    -- the name as names are compared
  model        TEXT NOT NULL,    -- mdl_…
  instructions TEXT NOT NULL,
  temperature  TEXT NOT NULL,    -- a decimal number, or empty
  top_p        TEXT NOT NULL,    -- a decimal number, or empty
  max_output   INTEGER NOT NULL CHECK (max_output >= 0), -- tokens; 0: the model's
  PRIMARY KEY (organization, id),
  UNIQUE (organization, workspace, folded)
) STRICT, WITHOUT ROWID;
CREATE INDEX agent_model ON agent (organization, model);

-- +goose Down
SELECT 1;
