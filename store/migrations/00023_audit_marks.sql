-- The audit log is narrowed by who did it, what was done, and to what.

-- +goose Up
CREATE INDEX audit_of_actor ON audit (tenant, actor, seq);
CREATE INDEX audit_of_action ON audit (tenant, action, seq);
CREATE INDEX audit_of_object ON audit (tenant, object, seq);
