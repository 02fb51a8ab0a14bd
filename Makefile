# make check is what a change must pass before it is handed in; .ci/run does the same from a bare machine.

STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
FUZZTIME    := 5000x
BENCHTIME   := 1s

.PHONY: check vet test postgres fuzz bench templates picture screenshots

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

# postgres runs the tests of the store on PostgreSQL, too: on one of its own, which must be installed.
postgres:
	.ci/postgres go test ./store

# fuzz runs every fuzz target for a number of inputs: a bound in time fails now and then at its end.
fuzz:
	.ci/fuzz $(FUZZTIME)

bench:
	go test -run '^$$' -bench . -benchtime $(BENCHTIME) ./...

# templates writes the .docx of every template text that says something else than its .docx.
templates:
	go run ./templates/make

# picture makes the page the README shows: the 协议书 of 唐山 as LibreOffice prints it, with the stand-ins for the official typefaces.
PICTURE := $(CURDIR)/docs/images/agreement

picture:
	@set -e; work="$$(mktemp -d)"; trap 'rm -rf "$$work"' EXIT; \
	go run ./cmd/huishang fill agreement --data testdata/dossiers/130200-*.json --out "$$work/page.docx" --today 2026-11-23; \
	FONTCONFIG_FILE="$(CURDIR)/templates/testdata/fonts.conf" soffice -env:UserInstallation="file://$$work/profile" \
	  --headless --convert-to pdf --outdir "$$work" "$$work/page.docx" >/dev/null; \
	pdftoppm -f 1 -l 1 -r 72 -gray -png -singlefile "$$work/page.pdf" "$(PICTURE)"

# screenshots takes the pictures of docs/gallery anew: two people walk through a consultation in Chromium.
screenshots:
	rm -rf docs/gallery && mkdir -p docs/gallery
	go test ./web -run '^TestAWholeConsultationWithABrowser$$' -count=1 -timeout 20m -pictures
