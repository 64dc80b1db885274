# adreport: `make report` publishes input/ to out/, `make test` runs every test, `make help` lists the rest.

CC ?= gcc
CLANG ?= clang-14
BUILD ?= .build
PROGRAM ?= adreport
CFLAGS ?= -O2 -g
PREFIX ?= /usr/local
FUZZ_SECONDS ?= 60
N ?= 1000
SEED ?= 1
SUITES ?=

# What building needs, and what the tests need besides, as Debian 12 names it. npm is asked for only if there is none,
# since a machine may have another Node than Debian's.
PACKAGES = gcc libc6-dev pkg-config libglib2.0-dev libcairo2-dev libpango1.0-dev libfontconfig-dev \
	libdeflate-dev libcmark-dev libfyaml-dev libsoup-3.0-dev libsqlite3-dev libssl-dev libxlsxwriter-dev libyajl-dev \
	libzip-dev unixodbc-dev \
	fonts-open-sans fonts-dejavu-core
TEST_PACKAGES = libcmocka-dev libcsv-dev libpng-dev chromium libreoffice-calc-nogui python3-openpyxl librsvg2-bin \
	libxml2-utils poppler-utils rsync strace openjdk-17-jre-headless hugo jekyll ruby-jekyll-relative-links \
	ruby-jekyll-optional-front-matter ruby-jekyll-readme-index mkdocs cmark-gfm locales ca-certificates apache2-bin \
	python3-rdflib odbc-postgresql libsqliteodbc libicu72 libxml2 libpam0g libreadline8 tzdata $(if $(shell command -v npm 2>/dev/null),,nodejs npm)

# Servers that the tests start themselves. Once installed these would start with the machine and listen to the world, so they are
# unpacked in .build only; apache2-bin above has no service. What PostgreSQL needs besides is among TEST_PACKAGES.
SERVER_PACKAGES = nginx nginx-common apache2 caddy postgresql-15 postgresql-client-15

# What the comparisons of `make bench` need besides.
BENCH_PACKAGES = python3-xlsxwriter libcsv-dev libpng-dev $(if $(wildcard $(PEERS)/python/build.py),python3-pandas python3-matplotlib)
PEERS ?= ../shared/bench/peers
BENCH ?= national

LIBRARIES = glib-2.0 gio-2.0 libsoup-3.0 cairo pangocairo pangoft2 fontconfig libdeflate libcmark libfyaml libzip libcrypto odbc sqlite3 xlsxwriter yajl
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wwrite-strings -Werror
FLAGS = -std=c17 -D_GNU_SOURCE -Igen $(WARNINGS) $(if $(EXTRA_LANGUAGE),-DADREPORT_EXTRA_LANGUAGE='"$(abspath $(EXTRA_LANGUAGE))"') $(shell pkg-config --cflags $(LIBRARIES))
LIBS = $(shell pkg-config --libs $(LIBRARIES)) -lm

SOURCES = $(sort $(wildcard gen/*/*.c gen/*/*/*.c))
MAIN = $(patsubst %.c,$(BUILD)/%.o,$(sort $(wildcard gen/*.c)))
OBJECTS = $(SOURCES:%.c=$(BUILD)/%.o)
UNITS = $(sort $(wildcard tests/unit/*.c))
UNIT_PROGRAMS = $(UNITS:%.c=$(BUILD)/%)
FUZZERS = $(sort $(wildcard tests/fuzz/*.c))
BENCHES = $(sort $(wildcard tests/bench/*.c))

# Installs the Debian packages in $(1) that are missing; does not run apt at all if none is.
define install-packages
	@missing=; for package in $(1); do \
	    dpkg-query -W -f '$${db:Status-Status}' $$package 2>/dev/null | grep -q '^installed' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	    echo "Installing$$missing"; \
	    sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	    if [ -n "$$sudo" ] && ! command -v sudo >/dev/null; then \
	        echo "There is no sudo here; ask whoever administers this machine to run:" >&2; \
	        echo "    apt-get install --no-install-recommends$$missing" >&2; exit 1; \
	    fi; \
	    $$sudo apt-get -q update && \
	    $$sudo env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install $$missing; \
	fi
endef

build: $(PROGRAM)                    ## build ./adreport

report: packages                     ## install what is missing, build, publish input/ to out/: its draft, then the report
	@$(MAKE) --no-print-directory $(PROGRAM)
	@$(MAKE) --no-print-directory draft OUT=out
	./$(PROGRAM) build

# The draft is the same tables under a report.yaml and a coverage.csv of its own. Rows of later days are left out, which
# is no news.
DRAFT := input/editions/2023-03-09-1
draft: $(PROGRAM)
	@rm -rf $(BUILD)/draft && mkdir -p $(BUILD)/draft/spend
	@cp -R input/parties.csv input/platforms.csv input/advertisers.csv input/sources.csv input/pages input/phrases.csv $(DRAFT)/* $(BUILD)/draft/
	@cp input/spend/meta.csv $(BUILD)/draft/spend/
	@./$(PROGRAM) build --input $(BUILD)/draft --out $(OUT) --quiet 2>$(BUILD)/draft.log || { cat $(BUILD)/draft.log >&2; exit 1; }

test: packages test-packages         ## install what is missing, build, run every test (SUITES="unit golden": only these)
	@$(MAKE) --no-print-directory $(PROGRAM) unit-programs $(BUILD)/tests/faults/allocations.so $(BUILD)/node/.installed $(BUILD)/servers/.unpacked
	@tests/run $(SUITES)

check: $(PROGRAM)                    ## say what is wrong with input/ and templates/, publish nothing
	./$(PROGRAM) check

golden: $(PROGRAM)                   ## show how the small report's site changed, and keep it as what is expected
	@tests/run sites && tests/golden/run --keep && tests/verify/run --keep >/dev/null

units: unit-programs                 ## build and run the unit tests alone
	@for unit in $(UNIT_PROGRAMS); do $$unit || exit 1; done

asan:                                ## unit tests and both reports under the address and undefined-behaviour sanitizers
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/asan PROGRAM=$(BUILD)/asan/adreport \
	    CFLAGS='-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all' asan-run

asan-run: $(PROGRAM) unit-programs
	@mkdir -p $(BUILD)/site
	@export LSAN_OPTIONS=suppressions=$(CURDIR)/tests/lsan.supp:print_suppressions=0 && \
	    for unit in $(UNIT_PROGRAMS); do $$unit || exit 1; done && \
	    $(PROGRAM) build --quiet --replace --out $(BUILD)/site/real && \
	    $(PROGRAM) build --quiet --replace --out $(BUILD)/site/small --input tests/fixtures/small/input

fuzz:                                ## feed the readers random bytes, FUZZ_SECONDS each (needs clang-14)
	@$(MAKE) --no-print-directory CC=$(CLANG) BUILD=$(BUILD)/fuzz CFLAGS='-O1 -g -fsanitize=fuzzer-no-link,address,undefined' \
	    fuzz-run

fuzz-run: $(FUZZERS:%.c=$(BUILD)/%)
	@for fuzzer in $^; do \
	    mkdir -p $$fuzzer.corpus && LSAN_OPTIONS=suppressions=$(CURDIR)/tests/lsan.supp \
	    $$fuzzer -max_total_time=$(FUZZ_SECONDS) -print_final_stats=1 $$fuzzer.corpus || exit 1; \
	done

attack: $(PROGRAM) $(BUILD)/tests/faults/allocations.so  ## each way to ask for memory and each file call fails once, a run each (hours)
	@TORN_SECONDS=0 tests/torn/run
	@FAULTS_SECONDS=0 tests/faults/run

truth: $(PROGRAM)                    ## N random reports with a known truth, from SEED on: is what is published of them true?
	@tests/truth/run $(N) $(SEED)

bench: $(PROGRAM)                    ## time reading, workbooks and charts against others (BENCH=whole: a country from input to edition, and again; continental: 27 times the workbooks; growth: what N of a thing take; lifelong: 31,404 rows on each axis; ads: 500,000 ads; reading: 1.5 million ads beside other readers; engine: sums of ads in databases)
	@case "$(BENCH)" in growth | lifelong | ads) tests/bench/$(BENCH)/run ;; reading) tests/bench/creative-stats/run ;; whole) tests/bench/whole/run $(PEERS) ;; engine) $(MAKE) --no-print-directory bench-engine ;; \
	    *) $(MAKE) --no-print-directory bench-others ;; esac

bench-engine: test-packages
	@$(MAKE) --no-print-directory $(PROGRAM) $(BUILD)/servers/.unpacked
	@tests/bench/engine/run

bench-others:
	$(call install-packages,$(BENCH_PACKAGES))
	@$(MAKE) --no-print-directory $(BUILD)/tests/bench/workbooks $(BUILD)/tests/bench/charts
	@tests/bench/run $(BENCH) $(PEERS)
	@tests/bench/creative-stats/run
	@tests/bench/run-charts $(PEERS)

lint:                                ## static analysis (needs cppcheck and clang-tidy)
	cppcheck --quiet --std=c11 --error-exitcode=1 --enable=warning,performance,portability --inline-suppr \
	    --library=gtk --suppress=missingIncludeSystem -UADREPORT_EXTRA_LANGUAGE -Igen gen
	@echo $(SOURCES) $(wildcard gen/*.c) | xargs -n 8 -P "$$(nproc)" sh -c 'clang-tidy-14 --quiet "$$@" -- $(FLAGS) -DADREPORT_PREFIX=\"\" -DADREPORT_PHRASES=\"\"' lint

format:                              ## lay out all C files by .clang-format
	clang-format-14 -i $(sort $(wildcard gen/*.c gen/*/*.[ch] gen/*/*/*.[ch] tests/*/*.[ch]))

install: $(PROGRAM)                  ## the program, its templates, manual page and completion under PREFIX
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/adreport
	install -D -m 644 gen/adreport.1 $(DESTDIR)$(PREFIX)/share/man/man1/adreport.1
	mkdir -p $(DESTDIR)$(PREFIX)/share/adreport $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	./$(PROGRAM) completion bash >$(DESTDIR)$(PREFIX)/share/bash-completion/completions/adreport
	cp -R templates $(DESTDIR)$(PREFIX)/share/adreport/

clean:                               ## remove what was built; out/ stays
	rm -rf $(BUILD) $(PROGRAM)

help:                                ## this list
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "make %-10s %s\n", $$1, $$2}' Makefile

needs:                               ## print the Debian packages that report and test need
	@printf '%s\n' $(PACKAGES) $(TEST_PACKAGES) | sort

packages:
	$(call install-packages,$(PACKAGES))

test-packages: packages
	$(call install-packages,$(TEST_PACKAGES))

# One line a file; `make V=1` shows the whole command.
Q = $(if $(V),,@)

$(PROGRAM): $(MAIN) $(BUILD)/adreport.a
	@echo "link $@"
	$(Q)$(CC) $(CFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/adreport.a: $(OBJECTS)
	@rm -f $@
	$(Q)ar rcs $@ $^

# Made again if the program is to be installed elsewhere.
$(BUILD)/gen/read/installed.o: FLAGS += -DADREPORT_PREFIX='"$(PREFIX)"'
$(BUILD)/gen/read/installed.o: $(BUILD)/prefix
# Made again if the phrases change: the program knows those it was made with.
$(BUILD)/gen/compose/words/shipped.o: FLAGS += -DADREPORT_PHRASES='"$(firstword $(shell sha256sum templates/strings.csv))"'
$(BUILD)/gen/compose/words/shipped.o: templates/strings.csv
$(BUILD)/prefix: always
	@mkdir -p $(@D); echo '$(PREFIX)' | cmp -s - $@ || echo '$(PREFIX)' > $@

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	@echo "compile $<"
	$(Q)$(CC) $(FLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/unit/%: $(BUILD)/tests/unit/%.o $(BUILD)/adreport.a
	@echo "link $@"
	$(Q)$(CC) $(CFLAGS) -o $@ $^ $(LIBS) -lcmocka -lpng

$(BUILD)/tests/bench/workbooks $(BUILD)/tests/bench/charts: %: %.o $(BUILD)/tests/bench/workload.o $(BUILD)/adreport.a
	@echo "link $@"
	$(Q)$(CC) $(CFLAGS) -o $@ $^ $(LIBS) -lpng

$(BUILD)/tests/fuzz/%: $(BUILD)/tests/fuzz/%.o $(BUILD)/adreport.a
	$(Q)$(CC) $(CFLAGS) -fsanitize=fuzzer -o $@ $^ $(LIBS) -lcsv

# Preloaded into the program by tests/faults.
$(BUILD)/tests/faults/allocations.so: tests/faults/allocations.c
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c17 -D_GNU_SOURCE $(WARNINGS) -O2 -g -fno-omit-frame-pointer -fPIC -shared -o $@ $<

# Fuzzers and comparisons are compiled along, so that one that does not any more is seen before somebody needs it.
unit-programs: $(UNIT_PROGRAMS) $(FUZZERS:%.c=$(BUILD)/%.o) $(BENCHES:%.c=$(BUILD)/%.o)

$(BUILD)/servers/.unpacked: Makefile
	@rm -rf $(@D)/packages && mkdir -p $(@D)/packages && cd $(@D)/packages && echo "Unpacking $(SERVER_PACKAGES)" && \
	sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	{ apt-get -qq download $(SERVER_PACKAGES) 2>/dev/null || { $$sudo apt-get -q update && apt-get -q download $(SERVER_PACKAGES); }; } && \
	for package in *.deb; do dpkg-deb -x $$package root || exit 1; done && rm *.deb
	@touch $@

# The tools from npm, at the versions in tests/npm-tools. Nothing of theirs runs while it is installed. Those marked
# `alone` are taken without what they would bring along: a parser comes with a copy of a host's servers.
$(BUILD)/node/.installed: tests/npm-tools
	@mkdir -p $(@D) && echo '{"private": true}' > $(@D)/package.json
	npm install --prefix $(@D) --no-save --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel=error \
	    $$(grep -v '^#\|^alone ' tests/npm-tools)
	@cd $(@D) && for tool in $$(sed -n 's/^alone //p' $(CURDIR)/tests/npm-tools); do \
	    place=node_modules/$${tool%@*}; rm -rf $$place && mkdir -p $$place && \
	    tar -xzf "$$(npm pack --silent --ignore-scripts $$tool)" -C $$place --strip-components=1 || exit 1; \
	done; rm -f *.tgz
	@touch $@

-include $(OBJECTS:.o=.d) $(MAIN:.o=.d) $(UNIT_PROGRAMS:=.d) $(FUZZERS:%.c=$(BUILD)/%.d) $(wildcard $(BUILD)/tests/bench/*.d)
.PHONY: always build report draft test check golden attack truth bench bench-engine bench-others units asan asan-run fuzz fuzz-run lint format install clean help needs packages \
	test-packages unit-programs
.SECONDARY:
