-- Templates and what was put in force are recorded: these rows are added and never changed or taken out.

-- +goose Up

-- +goose StatementBegin
DO $$
DECLARE kept TEXT;
BEGIN
    FOREACH kept IN ARRAY ARRAY['templates', 'template_uses']
    LOOP
        EXECUTE format('CREATE TRIGGER no_change BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', kept);
        EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', kept);
    END LOOP;
END $$;
-- +goose StatementEnd
