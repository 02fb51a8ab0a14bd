# make check is what a change must pass before it is handed in; .ci/run does the same from a bare machine.

STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
FUZZTIME    := 30s
BENCHTIME   := 1s

.PHONY: check vet test fuzz bench templates

check: vet
	go test -race -timeout 35m ./...
	$(MAKE) templates
	git diff --exit-code

# vet looks at the code without running it.
vet:
	@unformatted="$$(gofmt -l .)"; if [ -n "$$unformatted" ]; then echo "not gofmt-ed:" $$unformatted; exit 1; fi
	go vet ./...
	go run $(STATICCHECK) ./...

test:
	go test ./...

# fuzz runs every fuzz target for a while.
fuzz:
	@set -e; grep -roE --include='*_test.go' '^func Fuzz[A-Za-z0-9_]+' . | sed 's|/[^/]*:func | |' | while read -r dir target; do \
	  go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) "$$dir"; done

bench:
	go test -run '^$$' -bench . -benchtime $(BENCHTIME) ./...

# templates writes the .docx of every template text that says something else than its .docx.
templates:
	go run ./templates/make
