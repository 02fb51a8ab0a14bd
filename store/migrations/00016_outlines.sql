-- What lists look at of each dossier, made anew with every change: its outline, and how many findings of its last version are open.

-- +goose Up
CREATE TABLE outlines (
    tenant   TEXT NOT NULL,
    dossier  TEXT NOT NULL,
    city     TEXT NOT NULL,
    year     BIGINT NOT NULL,
    changed  BIGINT NOT NULL,
    format   BIGINT NOT NULL,
    errors   BIGINT NOT NULL,
    warnings BIGINT NOT NULL,
    content  TEXT NOT NULL,
    PRIMARY KEY (tenant, dossier),
    FOREIGN KEY (tenant, dossier) REFERENCES dossiers (tenant, id)
);
CREATE INDEX outlines_by_change ON outlines (tenant, changed);
CREATE INDEX outlines_by_city ON outlines (tenant, city, year DESC, dossier);
CREATE INDEX submissions_received ON submissions (tenant, at, id) WHERE state = 'received';
