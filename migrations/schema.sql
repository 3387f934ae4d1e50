-- What the migrations add up to. Written by: go test ./migrations -update

CREATE TRIGGER mfa_ends_with_account AFTER DELETE ON account BEGIN
  DELETE FROM mfa_trusted_device WHERE account = OLD.id;
  DELETE FROM mfa_recovery_code WHERE account = OLD.id;
  DELETE FROM mfa_factor WHERE account = OLD.id;
END;

CREATE TABLE account (
  id         TEXT PRIMARY KEY,  -- acc_…
  created    INTEGER NOT NULL,  -- ms UTC
  email      TEXT,              -- as typed
  email_key  TEXT UNIQUE,       -- folded: one account for all spellings of an address
  first_name TEXT,
  last_name  TEXT,
  language   TEXT NOT NULL,     -- one of i18n.Languages
  theme      TEXT NOT NULL CHECK (theme IN ('system', 'light', 'dark')),
  contrast   TEXT NOT NULL CHECK (contrast IN ('system', 'more'))
, email_verified INTEGER NOT NULL DEFAULT 0 CHECK (email_verified IN (0, 1)), first_day TEXT NOT NULL DEFAULT 'auto'
  CHECK (first_day IN ('auto', 'monday', 'saturday', 'sunday')), time_zone TEXT NOT NULL DEFAULT 'auto') STRICT, WITHOUT ROWID;

CREATE TABLE account_email_code_activity (
  account  TEXT PRIMARY KEY,        -- acc_…
  sealed   BLOB,                    -- a hash of the code; NULL once it was used
  sent     INTEGER NOT NULL,        -- ms UTC
  attempts INTEGER NOT NULL,        -- wrong codes since
  first    INTEGER NOT NULL,        -- ms UTC; when the hour began in which codes are counted
  codes    INTEGER NOT NULL         -- sent in it
) STRICT, WITHOUT ROWID;

CREATE TABLE account_identity (
  id       TEXT PRIMARY KEY, -- idy_…
  account  TEXT NOT NULL,    -- acc_…
  provider TEXT NOT NULL,    -- prv_…, which may be gone
  linked   INTEGER NOT NULL, -- ms UTC
  issuer   TEXT,
  subject  TEXT,
  email    TEXT,             -- as the provider wrote it, or empty
  UNIQUE (issuer, subject)
) STRICT, WITHOUT ROWID;

CREATE INDEX account_identity_account ON account_identity (account);

CREATE TABLE account_identity_activity (
  identity TEXT PRIMARY KEY,       -- idy_…
  used     INTEGER NOT NULL        -- ms UTC
) STRICT, WITHOUT ROWID;

CREATE TRIGGER member_linked AFTER INSERT ON account_member BEGIN
  UPDATE member_activity
     SET changed = 1 + (SELECT MAX(changed) FROM member_activity WHERE organization = NEW.organization)
   WHERE organization = NEW.organization AND member = NEW.member;
END;

CREATE TABLE account_member (
  organization TEXT NOT NULL,   -- org_…
  account      TEXT NOT NULL,   -- acc_…
  member       TEXT NOT NULL UNIQUE, -- mem_…
  PRIMARY KEY (organization, account)
) STRICT, WITHOUT ROWID;

CREATE INDEX account_member_account ON account_member (account);

CREATE TABLE account_notice_activity (
  account TEXT PRIMARY KEY,     -- acc_…
  seen    INTEGER NOT NULL      -- sequence
) STRICT, WITHOUT ROWID;

CREATE TRIGGER mfa_trust_ends_with_password AFTER UPDATE OF changed ON account_password BEGIN
  DELETE FROM mfa_trusted_device WHERE account = NEW.account;
END;

CREATE TABLE account_password (
  account TEXT PRIMARY KEY,     -- acc_…
  changed INTEGER NOT NULL,     -- ms UTC
  sealed  BLOB                  -- NULL once it was erased: nobody can sign in with it
) STRICT, WITHOUT ROWID;

CREATE TABLE account_sign_in_activity (
  address  BLOB PRIMARY KEY,    -- SHA-256
  failures INTEGER NOT NULL,
  latest   INTEGER NOT NULL     -- ms UTC
) STRICT, WITHOUT ROWID;

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

CREATE TABLE api_key (
  organization   TEXT NOT NULL,    -- org_…
  id             TEXT NOT NULL,    -- key_…
  workspace      TEXT NOT NULL,    -- wsp_…
  member         TEXT NOT NULL,    -- mem_… of who made it
  name           TEXT NOT NULL,
  folded         TEXT NOT NULL,
  created        INTEGER NOT NULL, -- ms UTC
  expires        INTEGER,          -- ms UTC; NULL: never
  scope          TEXT NOT NULL,    -- separated by spaces; empty: everything
  models         TEXT NOT NULL,    -- mdl_…, separated by spaces; empty: all of the workspace
  hash           BLOB NOT NULL,    -- SHA-256 of the newest secret
  previous       BLOB,             -- and of the one before it,
  previous_until INTEGER,          -- which works until then (ms UTC)
  revoked        INTEGER,          -- ms UTC
  PRIMARY KEY (organization, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX api_key_id ON api_key (id);

CREATE INDEX api_key_member ON api_key (organization, member, id);

CREATE INDEX api_key_workspace ON api_key (organization, workspace, id);

CREATE TABLE api_key_activity (
  organization TEXT NOT NULL,    -- org_…
  key          TEXT NOT NULL,    -- key_…
  used         INTEGER NOT NULL, -- ms UTC
  PRIMARY KEY (organization, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE api_key_policy (
  organization TEXT PRIMARY KEY, -- org_…
  max_days     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE chat (
  organization TEXT NOT NULL,     -- org_…
  id           TEXT NOT NULL,     -- cht_…
  workspace    TEXT NOT NULL,     -- wsp_…
  member       TEXT NOT NULL,     -- mem_…; who alone may read it
  model        TEXT NOT NULL,     -- that was asked last, as it is called
  title        BLOB NOT NULL,     -- sealed
  created      INTEGER NOT NULL,  -- ms UTC
  updated      INTEGER NOT NULL,  -- ms UTC; when something was last said
  numbered     INTEGER NOT NULL,  -- the number of the newest message
  messages     INTEGER NOT NULL,  -- how many there are
  input        INTEGER NOT NULL,  -- tokens of all answers, those that were replaced too
  output       INTEGER NOT NULL,
  spend        INTEGER NOT NULL,  -- nano-units of the organization's currency
  estimated    INTEGER NOT NULL,  -- 1: some of it is
  PRIMARY KEY (organization, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX chat_member ON chat (organization, member);

CREATE INDEX chat_own ON chat (organization, workspace, member, updated);

CREATE INDEX chat_updated ON chat (organization, updated);

CREATE TABLE chat_message (
  organization TEXT NOT NULL,
  chat         TEXT NOT NULL,     -- cht_…
  number       INTEGER NOT NULL,
  role         TEXT NOT NULL CHECK (role IN ('user', 'assistant')),
  model        TEXT NOT NULL,     -- that was asked
  text         BLOB NOT NULL,     -- sealed
  time         INTEGER NOT NULL,  -- ms UTC
  state        TEXT NOT NULL CHECK (state IN ('done', 'running', 'stopped', 'failed')),
  problem      TEXT,              -- JSON: code and params of what went wrong
  input        INTEGER NOT NULL,  -- tokens
  output       INTEGER NOT NULL,
  spend        INTEGER,           -- nano-units; NULL where the model has no price
  estimated    INTEGER NOT NULL,
  PRIMARY KEY (organization, chat, number)
) STRICT;

CREATE TABLE chat_settings (
  organization TEXT PRIMARY KEY,  -- org_…
  retention    INTEGER NOT NULL,  -- days; 0: for ever
  generation   INTEGER NOT NULL   -- of the content key: the entry that destroyed the one before
) STRICT, WITHOUT ROWID;

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

CREATE TABLE installation (
  only         INTEGER PRIMARY KEY CHECK (only = 1), -- so that there is never a second
  id           TEXT NOT NULL,    -- ins_…, also the name of its ledger
  created      INTEGER NOT NULL, -- ms UTC
  owner        TEXT NOT NULL,    -- acc_…
  sign_up_open INTEGER NOT NULL CHECK (sign_up_open IN (0, 1))
) STRICT;

CREATE TABLE installation_gateway (
  only         INTEGER PRIMARY KEY CHECK (only = 1),
  enabled      INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  address      TEXT NOT NULL,    -- of loopback, with a port
  max_body_mib INTEGER NOT NULL
) STRICT;

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
  message      TEXT, workspaces TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (organization, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX invitation_email ON invitation (organization, email_key, expires) WHERE ended IS NULL;

CREATE UNIQUE INDEX invitation_id ON invitation (id);

CREATE INDEX invitation_known ON invitation (COALESCE(ended, expires)) WHERE email_key IS NOT NULL;

CREATE INDEX invitation_open ON invitation (organization, expires) WHERE ended IS NULL;

CREATE TABLE ledger (
  id    INTEGER PRIMARY KEY,    -- small number, the high bits of ledger_entry.id
  owner TEXT NOT NULL UNIQUE,   -- ins_… or org_…
  scope TEXT NOT NULL CHECK (scope IN ('installation', 'organization'))
) STRICT;

CREATE TABLE ledger_device (
  ledger     INTEGER NOT NULL,
  device     TEXT NOT NULL,
  system     TEXT NOT NULL,     -- operating system; a host's name may be a person's
  public_key BLOB NOT NULL,     -- Ed25519
  enrolled   INTEGER NOT NULL,  -- sequence of the entry
  PRIMARY KEY (ledger, device)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_due (
  ledger INTEGER NOT NULL,
  due    TEXT NOT NULL,
  PRIMARY KEY (ledger, due)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_entry (
  id   INTEGER PRIMARY KEY,     -- ledger.id << 40 | sequence
  leaf BLOB NOT NULL
) STRICT;

CREATE TABLE ledger_head (
  ledger    INTEGER NOT NULL,
  size      INTEGER NOT NULL,   -- entries covered: sequences 0 … size-1
  root      BLOB NOT NULL,
  device    TEXT NOT NULL,
  signature BLOB NOT NULL,      -- Ed25519 over the checkpoint's text
  PRIMARY KEY (ledger, size)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_node (
  ledger INTEGER NOT NULL,
  level  INTEGER NOT NULL CHECK (level > 0 AND level % 8 = 0),
  pos    INTEGER NOT NULL,
  hash   BLOB NOT NULL,
  PRIMARY KEY (ledger, level, pos)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_private (
  entry   INTEGER NOT NULL,     -- ledger_entry.id
  part    INTEGER NOT NULL,     -- place in the leaf's list of commitments
  subject TEXT NOT NULL,        -- whom it is about: mem_… or acc_…
  class   TEXT NOT NULL,        -- what it is: profile, secret …
  salt    BLOB NOT NULL,
  data    BLOB NOT NULL,        -- canonical JSON object of strings
  PRIMARY KEY (entry, part)
) STRICT, WITHOUT ROWID;

CREATE INDEX ledger_private_subject ON ledger_private (subject, class);

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

CREATE TABLE mail_activity (
  id       TEXT PRIMARY KEY,        -- what it is about: inv_…
  ledger   TEXT NOT NULL,           -- whose: org_…
  concept  TEXT NOT NULL,           -- the package whose views show it
  state    TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'failed')),
  attempts INTEGER NOT NULL,
  due      INTEGER NOT NULL,        -- ms UTC; when to try next
  problem  TEXT,                    -- JSON: code and params of the newest failure
  sealed   BLOB                     -- the letter, while it waits
) STRICT, WITHOUT ROWID;

CREATE INDEX mail_activity_due ON mail_activity (due) WHERE state = 'queued';

CREATE TABLE mail_settings (
  only            INTEGER PRIMARY KEY CHECK (only = 1),
  host            TEXT NOT NULL,
  port            INTEGER NOT NULL,
  security        TEXT NOT NULL CHECK (security IN ('starttls', 'tls', 'none')),
  user            TEXT,             -- NULL without one
  sealed_password BLOB,             -- NULL without one
  sender          TEXT,             -- the address that mail comes from
  sender_name     TEXT
) STRICT;

CREATE TRIGGER member_added AFTER INSERT ON member BEGIN
  INSERT INTO member_count (organization, active, inactive)
    VALUES (NEW.organization, NEW.removed IS NULL AND NEW.inactive IS NULL, NEW.removed IS NULL AND NEW.inactive IS NOT NULL)
    ON CONFLICT DO UPDATE SET active = active + excluded.active, inactive = inactive + excluded.inactive;
  INSERT INTO member_activity (organization, member, changed)
    VALUES (NEW.organization, NEW.id, 1 + COALESCE((SELECT MAX(changed) FROM member_activity WHERE organization = NEW.organization), 0))
    ON CONFLICT DO UPDATE SET changed = excluded.changed;
END;

CREATE TRIGGER member_deleted AFTER DELETE ON member BEGIN
  UPDATE member_count
     SET active = active - (OLD.removed IS NULL AND OLD.inactive IS NULL),
         inactive = inactive - (OLD.removed IS NULL AND OLD.inactive IS NOT NULL)
   WHERE organization = OLD.organization;
END;

CREATE TRIGGER member_updated AFTER UPDATE ON member BEGIN
  UPDATE member_count
     SET active = active + (NEW.removed IS NULL AND NEW.inactive IS NULL) - (OLD.removed IS NULL AND OLD.inactive IS NULL),
         inactive = inactive + (NEW.removed IS NULL AND NEW.inactive IS NOT NULL) - (OLD.removed IS NULL AND OLD.inactive IS NOT NULL)
   WHERE organization = NEW.organization;
  INSERT INTO member_activity (organization, member, changed)
    VALUES (NEW.organization, NEW.id, 1 + COALESCE((SELECT MAX(changed) FROM member_activity WHERE organization = NEW.organization), 0))
    ON CONFLICT DO UPDATE SET changed = excluded.changed, seen = CASE WHEN NEW.removed IS NULL THEN seen END;
END;

CREATE TRIGGER workspace_member_removed AFTER UPDATE OF removed ON member
WHEN OLD.removed IS NULL AND NEW.removed IS NOT NULL BEGIN
  -- by the index, which a condition of its own would not be found by
  DELETE FROM workspace_member WHERE (organization, workspace, member) IN (
    SELECT organization, workspace, member FROM workspace_member WHERE organization = NEW.organization AND member = NEW.id);
END;

CREATE TABLE member (
  organization TEXT NOT NULL,   -- org_…
  id           TEXT NOT NULL,   -- mem_…
  joined       INTEGER NOT NULL, -- ms UTC
  removed      INTEGER,         -- ms UTC; NULL while they belong to it
  erased       INTEGER,         -- ms UTC
  email        TEXT,
  first_name   TEXT,
  last_name    TEXT, inactive INTEGER, added_by TEXT,
  PRIMARY KEY (organization, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE member_activity (
  organization TEXT NOT NULL,    -- org_…
  member       TEXT NOT NULL,    -- mem_…
  seen         INTEGER,          -- ms UTC
  changed      INTEGER NOT NULL, -- counts up in each organization
  PRIMARY KEY (organization, member)
) STRICT, WITHOUT ROWID;

CREATE INDEX member_activity_changed ON member_activity (organization, changed);

CREATE TABLE member_count (
  organization TEXT PRIMARY KEY, -- org_…
  active       INTEGER NOT NULL,
  inactive     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER member_role_added AFTER INSERT ON member_role BEGIN
  UPDATE member_activity
     SET changed = 1 + (SELECT MAX(changed) FROM member_activity WHERE organization = NEW.organization)
   WHERE organization = NEW.organization AND member = NEW.member;
END;

CREATE TABLE member_role (
  organization TEXT NOT NULL,   -- org_…
  member       TEXT NOT NULL,   -- mem_…
  role         TEXT NOT NULL CHECK (role IN ('admin', 'billing', 'member')),
  PRIMARY KEY (organization, member, role)
) STRICT, WITHOUT ROWID;

CREATE INDEX member_role_role ON member_role (organization, role);

CREATE TABLE mfa_activity (
  factor TEXT PRIMARY KEY,      -- fac_…
  step   INTEGER NOT NULL       -- of 30 s since 1970
) STRICT, WITHOUT ROWID;

CREATE TRIGGER member_mfa_off AFTER DELETE ON mfa_factor BEGIN
  UPDATE member_activity
     SET changed = 1 + (SELECT MAX(b.changed) FROM member_activity b WHERE b.organization = member_activity.organization)
   WHERE (organization, member) IN (SELECT organization, member FROM account_member WHERE account = OLD.account);
END;

CREATE TRIGGER member_mfa_on AFTER INSERT ON mfa_factor BEGIN
  UPDATE member_activity
     SET changed = 1 + (SELECT MAX(b.changed) FROM member_activity b WHERE b.organization = member_activity.organization)
   WHERE (organization, member) IN (SELECT organization, member FROM account_member WHERE account = NEW.account);
END;

CREATE TRIGGER mfa_activity_ends AFTER DELETE ON mfa_factor BEGIN
  DELETE FROM mfa_activity WHERE factor = OLD.factor;
END;

CREATE TABLE mfa_factor (
  account TEXT PRIMARY KEY,     -- acc_…
  factor  TEXT NOT NULL UNIQUE, -- fac_…, one for each enrolment
  since   INTEGER NOT NULL,     -- ms UTC
  sealed  BLOB                  -- the shared secret; NULL once it was erased: no code fits
) STRICT, WITHOUT ROWID;

CREATE TABLE mfa_recovery_code (
  account TEXT NOT NULL,        -- acc_…
  hash    BLOB NOT NULL,        -- SHA-256
  used    INTEGER,              -- ms UTC; NULL while it works
  PRIMARY KEY (account, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE mfa_trusted_device (
  id      TEXT PRIMARY KEY,     -- tru_…
  account TEXT NOT NULL,        -- acc_…
  hash    BLOB NOT NULL,        -- SHA-256
  device  TEXT NOT NULL,        -- browser and operating system
  since   INTEGER NOT NULL,     -- ms UTC
  expires INTEGER NOT NULL      -- ms UTC
) STRICT, WITHOUT ROWID;

CREATE INDEX mfa_trusted_device_account ON mfa_trusted_device (account);

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

CREATE TABLE organization (
  id         TEXT PRIMARY KEY,  -- org_…
  name       TEXT NOT NULL,
  created    INTEGER NOT NULL,  -- ms UTC
  created_by TEXT NOT NULL      -- mem_…
, mfa_policy TEXT NOT NULL DEFAULT 'off' CHECK (mfa_policy IN ('off', 'prompt', 'required'))) STRICT, WITHOUT ROWID;

CREATE TABLE plan_catalogue (
  only    INTEGER PRIMARY KEY CHECK (only = 1), -- so that there is never a second
  text    TEXT NOT NULL,        -- JSON, docs/plans.md
  updated INTEGER NOT NULL      -- ms UTC
) STRICT;

CREATE TABLE provider (
  id            TEXT PRIMARY KEY, -- prv_…
  kind          TEXT NOT NULL CHECK (kind IN ('google', 'microsoft', 'apple', 'oidc')),
  name          TEXT NOT NULL,    -- as it stands on the button
  issuer        TEXT NOT NULL,    -- of OpenID Connect
  client_id     TEXT NOT NULL,    -- what this installation is called there
  relay         TEXT NOT NULL,    -- https return address that leads back here; Apple only
  team_id       TEXT NOT NULL,    -- Apple only
  key_id        TEXT NOT NULL,    -- Apple only
  sealed_secret BLOB,             -- client secret; NULL without one
  sealed_key    BLOB              -- private key, Apple only; NULL without one
) STRICT, WITHOUT ROWID;

CREATE TABLE sealed_organization_key (
  organization TEXT PRIMARY KEY, -- org_…
  key          BLOB NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TABLE usage_import_activity (
  only    INTEGER PRIMARY KEY CHECK (only = 1),
  segment INTEGER NOT NULL,
  offset  INTEGER NOT NULL
) STRICT;

CREATE TABLE usage_lost_activity (
  organization TEXT NOT NULL,    -- org_…
  month        INTEGER NOT NULL, -- since the year 0, UTC
  spend        INTEGER NOT NULL, -- nano-units
  tokens       INTEGER NOT NULL,
  PRIMARY KEY (organization, month)
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

CREATE TABLE usage_refused_activity (
  organization TEXT NOT NULL,    -- org_…
  day          INTEGER NOT NULL, -- since 1970, UTC
  workspace    TEXT NOT NULL,    -- wsp_…
  level        TEXT NOT NULL,    -- plan organization workspace key
  cause        TEXT NOT NULL,    -- requests_per_second …
  count        INTEGER NOT NULL,
  PRIMARY KEY (organization, day, workspace, level, cause)
) STRICT, WITHOUT ROWID;

CREATE TABLE usage_source_activity (
  id           INTEGER PRIMARY KEY,
  organization TEXT NOT NULL, -- org_…
  workspace    TEXT NOT NULL, -- wsp_…
  key          TEXT NOT NULL, -- key_…, or '' from the playground
  member       TEXT NOT NULL, -- mem_…
  model        TEXT NOT NULL, called TEXT NOT NULL DEFAULT '', -- its name
  UNIQUE (organization, workspace, key, member, model)
) STRICT;

CREATE TABLE usd_rate (
  organization TEXT PRIMARY KEY, -- org_…
  currency     TEXT NOT NULL,    -- ISO 4217; the rate is into it
  rate         INTEGER NOT NULL CHECK (rate > 0) -- nano-units of the currency for one dollar
) STRICT, WITHOUT ROWID;

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

CREATE INDEX workspace_name ON workspace (organization, folded, id);

CREATE UNIQUE INDEX workspace_standard ON workspace (organization) WHERE standard = 1;

CREATE TABLE workspace_limited (
  organization TEXT NOT NULL, -- org_…
  workspace    TEXT NOT NULL, -- wsp_…
  PRIMARY KEY (organization, workspace)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER workspace_member_came AFTER INSERT ON workspace_member BEGIN
  UPDATE member_activity
     SET changed = 1 + (SELECT MAX(changed) FROM member_activity WHERE organization = NEW.organization)
   WHERE organization = NEW.organization AND member = NEW.member;
END;

CREATE TRIGGER workspace_member_left AFTER DELETE ON workspace_member BEGIN
  UPDATE member_activity
     SET changed = 1 + (SELECT MAX(changed) FROM member_activity WHERE organization = OLD.organization)
   WHERE organization = OLD.organization AND member = OLD.member;
END;

CREATE TABLE workspace_member (
  organization TEXT NOT NULL,    -- org_…
  workspace    TEXT NOT NULL,    -- wsp_…
  member       TEXT NOT NULL,    -- mem_…
  role         TEXT NOT NULL CHECK (role IN ('admin', 'developer', 'member', 'viewer')),
  added        INTEGER NOT NULL, -- ms UTC
  PRIMARY KEY (organization, workspace, member)
) STRICT, WITHOUT ROWID;

CREATE INDEX workspace_member_member ON workspace_member (organization, member);

CREATE TABLE workspace_model (
  organization TEXT NOT NULL, -- org_…
  workspace    TEXT NOT NULL, -- wsp_…
  model        TEXT NOT NULL, -- mdl_…
  PRIMARY KEY (organization, workspace, model)
) STRICT, WITHOUT ROWID;

CREATE INDEX workspace_model_model ON workspace_model (organization, model);
