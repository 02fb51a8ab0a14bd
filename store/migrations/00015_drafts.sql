-- What somebody typed into a form and has not sent yet. It belongs to whoever typed it and is no record.

-- +goose Up
CREATE TABLE drafts (
    tenant  TEXT NOT NULL,
    person  TEXT NOT NULL,
    form    TEXT NOT NULL,
    base    BIGINT NOT NULL,
    content BYTEA NOT NULL,
    saved   TEXT NOT NULL,
    PRIMARY KEY (tenant, person, form)
);
CREATE INDEX drafts_by_age ON drafts (tenant, person, saved);
