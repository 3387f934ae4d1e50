-- +goose Up

-- What an organization decided about its chats, written by its ledger. No row is
-- for ever, under the first key.
CREATE TABLE chat_settings (
  organization TEXT PRIMARY KEY,  -- org_…
  retention    INTEGER NOT NULL,  -- days; 0: for ever
  generation   INTEGER NOT NULL   -- of the content key: the entry that destroyed the one before
) STRICT, WITHOUT ROWID;

-- Conversations with models. Traffic, not replayed; what was said lies sealed
-- under the content key.
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
CREATE INDEX chat_own ON chat (organization, workspace, member, updated);
CREATE INDEX chat_member ON chat (organization, member);
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

-- +goose Down
SELECT 1;
