# adreport: `make report` publishes input/ to out/, `make test` runs every test, `make help` lists the rest.
CC ?= gcc
BUILD ?= .build
PACKAGES = glib-2.0 gio-2.0 cairo pangocairo fontconfig libpng libdeflate libcmark xlsxwriter libfyaml libzip libcrypto
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wwrite-strings -Werror
CFLAGS ?= -O2 -g
FLAGS = -std=c17 -D_GNU_SOURCE -Igen $(WARNINGS) $(shell pkg-config --cflags $(PACKAGES))
LIBS = $(shell pkg-config --libs $(PACKAGES)) -lm

SOURCES = $(sort $(wildcard gen/*/*.c))
OBJECTS = $(SOURCES:%.c=$(BUILD)/%.o)
UNITS = $(sort $(wildcard tests/unit/*.c))
UNIT_PROGRAMS = $(UNITS:%.c=$(BUILD)/%)

adreport: $(BUILD)/gen/main.o $(OBJECTS)
	$(CC) $(CFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/unit/%: $(BUILD)/tests/unit/%.o $(OBJECTS)
	$(CC) $(CFLAGS) -o $@ $^ $(LIBS) -lcmocka

units: $(UNIT_PROGRAMS)
	@for unit in $(UNIT_PROGRAMS); do $$unit || exit 1; done

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
.PHONY: units
.SECONDARY:
