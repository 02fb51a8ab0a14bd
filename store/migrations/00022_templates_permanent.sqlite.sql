-- Templates and what was put in force are recorded: these rows are added and never changed or taken out.

-- +goose Up

-- +goose StatementBegin
CREATE TRIGGER templates_no_update BEFORE UPDATE ON templates BEGIN
    SELECT RAISE(ABORT, 'templates is only ever added to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER templates_no_delete BEFORE DELETE ON templates BEGIN
    SELECT RAISE(ABORT, 'templates is only ever added to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER template_uses_no_update BEFORE UPDATE ON template_uses BEGIN
    SELECT RAISE(ABORT, 'template_uses is only ever added to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER template_uses_no_delete BEFORE DELETE ON template_uses BEGIN
    SELECT RAISE(ABORT, 'template_uses is only ever added to');
END;
-- +goose StatementEnd
