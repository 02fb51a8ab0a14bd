-- Templates the office uploaded, each with its versions, and which of them was put in force when; version 0 is the one of the program.

-- +goose Up
CREATE TABLE templates (
    tenant TEXT NOT NULL,
    name   TEXT NOT NULL,
    n      BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    note   TEXT NOT NULL,
    author TEXT NOT NULL,
    at     TEXT NOT NULL,
    PRIMARY KEY (tenant, name, n),
    FOREIGN KEY (tenant, sha256) REFERENCES files (tenant, sha256)
);

CREATE TABLE template_uses (
    tenant TEXT NOT NULL,
    name   TEXT NOT NULL,
    seq    BIGINT NOT NULL,
    n      BIGINT NOT NULL,
    author TEXT NOT NULL,
    at     TEXT NOT NULL,
    PRIMARY KEY (tenant, name, seq)
);
