-- The rows of the queue whose letters carry a calendar entry: those of a term that ends, too.

-- +goose Up
DROP INDEX reminders_of_meetings;
CREATE INDEX reminders_with_entry ON reminders (tenant, base) WHERE kind IN ('会议筹备', '议定书到期');
