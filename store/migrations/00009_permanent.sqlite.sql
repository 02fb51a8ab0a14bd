-- What is recorded stays: these rows are added and never changed or taken out, whoever asks.

-- +goose Up

-- +goose StatementBegin
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN
    SELECT RAISE(ABORT, 'audit is only ever added to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN
    SELECT RAISE(ABORT, 'audit is only ever added to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER files_no_update BEFORE UPDATE ON files BEGIN
    SELECT RAISE(ABORT, 'files is only ever added to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER files_no_delete BEFORE DELETE ON files BEGIN
    SELECT RAISE(ABORT, 'files is only ever added to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER file_chunks_no_update BEFORE UPDATE ON file_chunks BEGIN
    SELECT RAISE(ABORT, 'file_chunks is only ever added to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER file_chunks_no_delete BEFORE DELETE ON file_chunks BEGIN
    SELECT RAISE(ABORT, 'file_chunks is only ever added to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER versions_no_update BEFORE UPDATE ON versions BEGIN
    SELECT RAISE(ABORT, 'versions is only ever added to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER versions_no_delete BEFORE DELETE ON versions BEGIN
    SELECT RAISE(ABORT, 'versions is only ever added to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER documents_no_update BEFORE UPDATE ON documents BEGIN
    SELECT RAISE(ABORT, 'documents is only ever added to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER documents_no_delete BEFORE DELETE ON documents BEGIN
    SELECT RAISE(ABORT, 'documents is only ever added to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN
    SELECT RAISE(ABORT, 'events is only ever added to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN
    SELECT RAISE(ABORT, 'events is only ever added to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER submission_files_no_update BEFORE UPDATE ON submission_files BEGIN
    SELECT RAISE(ABORT, 'submission_files is only ever added to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER submission_files_no_delete BEFORE DELETE ON submission_files BEGIN
    SELECT RAISE(ABORT, 'submission_files is only ever added to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER findings_no_update BEFORE UPDATE ON findings BEGIN
    SELECT RAISE(ABORT, 'findings is only ever added to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER findings_no_delete BEFORE DELETE ON findings BEGIN
    SELECT RAISE(ABORT, 'findings is only ever added to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER opinions_no_update BEFORE UPDATE ON opinions BEGIN
    SELECT RAISE(ABORT, 'opinions is only ever added to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER opinions_no_delete BEFORE DELETE ON opinions BEGIN
    SELECT RAISE(ABORT, 'opinions is only ever added to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER progress_no_update BEFORE UPDATE ON progress BEGIN
    SELECT RAISE(ABORT, 'progress is only ever added to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER progress_no_delete BEFORE DELETE ON progress BEGIN
    SELECT RAISE(ABORT, 'progress is only ever added to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER dossiers_no_delete BEFORE DELETE ON dossiers BEGIN
    SELECT RAISE(ABORT, 'dossiers is never taken out');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER submissions_no_delete BEFORE DELETE ON submissions BEGIN
    SELECT RAISE(ABORT, 'submissions is never taken out');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER audit_heads_no_delete BEFORE DELETE ON audit_heads BEGIN
    SELECT RAISE(ABORT, 'audit_heads is never taken out');
END;
-- +goose StatementEnd
