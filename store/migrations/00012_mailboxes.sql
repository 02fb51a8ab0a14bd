-- Where people are reminded: their mailbox, the desks they sit at, and who takes their mail while they are on leave; mailboxes that take no
-- digest; links of mails that were used; feeds of calendars; tables of working days that were imported; and what the program signs with.

-- +goose Up
ALTER TABLE users ADD COLUMN email TEXT NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN desks TEXT NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN substitute TEXT NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN away_from TEXT NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN away_until TEXT NOT NULL DEFAULT '';

CREATE TABLE muted_mailboxes (
    tenant  TEXT NOT NULL,
    address TEXT NOT NULL,
    at      TEXT NOT NULL,
    PRIMARY KEY (tenant, address)
);

CREATE TABLE used_links (
    tenant  TEXT NOT NULL,
    sha256  TEXT NOT NULL,
    expires TEXT NOT NULL,
    PRIMARY KEY (tenant, sha256)
);

CREATE TABLE feeds (
    tenant     TEXT NOT NULL,
    id         TEXT NOT NULL,
    sha256     TEXT NOT NULL,
    user_id    TEXT NOT NULL,
    created_at TEXT NOT NULL,
    used_at    TEXT NOT NULL,
    revoked_at TEXT NOT NULL,
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, sha256),
    FOREIGN KEY (tenant, user_id) REFERENCES users (tenant, id)
);
CREATE INDEX feeds_by_user ON feeds (tenant, user_id);

CREATE TABLE calendars (
    tenant  TEXT NOT NULL,
    year    BIGINT NOT NULL,
    content TEXT NOT NULL,
    at      TEXT NOT NULL,
    author  TEXT NOT NULL,
    PRIMARY KEY (tenant, year)
);

CREATE TABLE secrets (
    tenant TEXT NOT NULL,
    name   TEXT NOT NULL,
    value  TEXT NOT NULL,
    PRIMARY KEY (tenant, name)
);

-- A file that leaves with the reminder, by its hash, or empty.
ALTER TABLE reminders ADD COLUMN file TEXT NOT NULL DEFAULT '';

CREATE INDEX reminders_of_meetings ON reminders (tenant, base) WHERE kind = '会议筹备';
