-- Reminders on their way out. due_at is when the program has to look at one again: to send it, or, while it is being sent, to see that
-- whoever sends it has died. It is empty when nothing is left to do. Rows of one message_id leave in one message.

-- +goose Up
CREATE TABLE reminders (
    tenant          TEXT NOT NULL,
    id              TEXT NOT NULL,
    city            TEXT NOT NULL,
    duty            TEXT NOT NULL,
    recipient       TEXT NOT NULL,
    kind            TEXT NOT NULL,
    base            TEXT NOT NULL,
    step            TEXT NOT NULL,
    address         TEXT NOT NULL,
    message_id      TEXT NOT NULL,
    payload         TEXT NOT NULL,
    state           TEXT NOT NULL,
    planned_at      TEXT NOT NULL,
    due_at          TEXT NOT NULL,
    tries           BIGINT NOT NULL,
    first_tried_at  TEXT NOT NULL,
    claimed_by      TEXT NOT NULL,
    answer          TEXT NOT NULL,
    ended_at        TEXT NOT NULL,
    doubted_at      TEXT NOT NULL,
    settled_at      TEXT NOT NULL,
    acknowledged_at TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE UNIQUE INDEX reminders_by_key ON reminders (tenant, duty, recipient, kind, base, step);
CREATE INDEX reminders_due ON reminders (tenant, due_at, message_id) WHERE due_at <> '';
CREATE INDEX reminders_leased ON reminders (tenant, due_at) WHERE state = 'sending';
CREATE INDEX reminders_of_message ON reminders (tenant, message_id) WHERE due_at <> '';
CREATE INDEX reminders_in_order ON reminders (tenant, planned_at DESC, id);
CREATE INDEX reminders_of_city ON reminders (tenant, city, planned_at DESC, id);
CREATE INDEX reminders_of_state ON reminders (tenant, state, planned_at DESC, id);
CREATE INDEX reminders_in_doubt ON reminders (tenant, planned_at DESC, id) WHERE doubted_at <> '' AND settled_at = '';

CREATE TABLE scans (
    tenant  TEXT NOT NULL,
    at      TEXT NOT NULL,
    on_date TEXT NOT NULL,
    PRIMARY KEY (tenant)
);
