-- Who may come in: users and their sessions, keys of machines, and what was tried at the door. Tokens and keys are kept as SHA-256,
-- passwords as Argon2id.

-- +goose Up
CREATE TABLE users (
    tenant      TEXT NOT NULL,
    id          TEXT NOT NULL,
    login       TEXT NOT NULL,
    name        TEXT NOT NULL,
    role        TEXT NOT NULL,
    city        TEXT NOT NULL,
    division    TEXT NOT NULL,
    hash        TEXT NOT NULL,
    temporary   BIGINT NOT NULL,
    disabled_at TEXT NOT NULL,
    created_at  TEXT NOT NULL,
    created_by  TEXT NOT NULL,
    seen_at     TEXT NOT NULL,
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, login)
);

CREATE TABLE sessions (
    tenant     TEXT NOT NULL,
    sha256     TEXT NOT NULL,
    user_id    TEXT NOT NULL,
    opened_at  TEXT NOT NULL,
    seen_at    TEXT NOT NULL,
    agent      TEXT NOT NULL,
    way        TEXT NOT NULL,
    PRIMARY KEY (tenant, sha256),
    FOREIGN KEY (tenant, user_id) REFERENCES users (tenant, id)
);
CREATE INDEX sessions_by_user ON sessions (tenant, user_id);

CREATE TABLE keys (
    tenant     TEXT NOT NULL,
    id         TEXT NOT NULL,
    sha256     TEXT NOT NULL,
    name       TEXT NOT NULL,
    role       TEXT NOT NULL,
    city       TEXT NOT NULL,
    division   TEXT NOT NULL,
    scopes     TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    used_at    TEXT NOT NULL,
    revoked_at TEXT NOT NULL,
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, sha256)
);

CREATE TABLE attempts (
    tenant   TEXT NOT NULL,
    door     TEXT NOT NULL,
    failures BIGINT NOT NULL,
    last_at  TEXT NOT NULL,
    PRIMARY KEY (tenant, door)
);
