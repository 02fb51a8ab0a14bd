-- The audit log is narrowed by city and by day, too.

-- +goose Up
CREATE INDEX audit_of_city ON audit (tenant, city, seq);
CREATE INDEX audit_of_day ON audit (tenant, at, seq);
