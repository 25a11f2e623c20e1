# Aspen's build. `make help` lists the targets.
#
# Variables that a caller may set:
#   CC=gcc|clang   MODE=release|debug   BUILD=build   PREFIX=/usr/local   DESTDIR=
#   WERROR=1       warnings are errors (CI)
#   SANITIZE=address,undefined   EXTRA_CFLAGS=   EXTRA_LDFLAGS=
#   WITH_ALL=0     the core alone: no library but libc
#   WITH_UTF8PROC= WITH_ICU= WITH_RE= WITH_TLS= WITH_FFI= WITH_SQLITE= WITH_ZLIB=   0 or 1; found by pkg-config
#
# Every C file under vm/, compiler/ and stdlib/ goes into libaspen; cli/ is the program. All objects
# are position independent, so that one set serves the static and the shared library.

VERSION := 0.1.0
BUILD   ?= build
MODE    ?= release
PREFIX  ?= /usr/local
BINDIR  ?= $(PREFIX)/bin
LIBDIR  ?= $(PREFIX)/lib
INCDIR  ?= $(PREFIX)/include
MANDIR  ?= $(PREFIX)/share/man
# Sources of the library's modules, for tracebacks and inspect: the program looks in ../share/aspen.
SRCDIR  ?= $(PREFIX)/share/aspen
PYTHON  ?= python3
# CPython 3.13, the oracle: python3.13, else the newest 3.13 that pyenv has. By its own path, since
# pyenv's shims answer to PATH once one of them runs.
ORACLE  ?= $(shell ls -d "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/3.13.*/bin/python3 2>/dev/null | tail -1 | \
             grep . || command -v python3.13 2>/dev/null)
ifeq ($(origin CC),default)
CC := gcc
endif

# -- optional libraries -------------------------------------------------------------------------
WITH_ALL ?= 1
have = $(if $(filter 0,$(WITH_ALL)),0,$(shell pkg-config --exists $(1) 2>/dev/null && echo 1 || echo 0))
WITH_UTF8PROC ?= $(call have,libutf8proc)
WITH_ICU      ?= $(call have,icu-uc)
WITH_RE       ?= $(call have,libpcre2-8)
WITH_TLS      ?= $(call have,openssl)
WITH_FFI      ?= $(call have,libffi)
WITH_SQLITE   ?= $(call have,sqlite3)
WITH_ZLIB     ?= $(call have,zlib)

# None of them is on a link line: each is opened when it is first needed.
features :=
feature_cflags :=
# $(1) value of the switch, $(2) macro, $(3) pkg-config name
define feature
ifneq ($(filter-out 0 no,$(1)),)
features += -DASPEN_WITH_$(2)
feature_cflags += $$(shell pkg-config --cflags $(3) 2>/dev/null)
endif
endef
$(eval $(call feature,$(WITH_UTF8PROC),UTF8PROC,libutf8proc))
$(eval $(call feature,$(WITH_ICU),ICU,icu-uc))
$(eval $(call feature,$(WITH_RE),PCRE2,libpcre2-8))
$(eval $(call feature,$(WITH_TLS),TLS,openssl))
$(eval $(call feature,$(WITH_FFI),FFI,libffi))
$(eval $(call feature,$(WITH_SQLITE),SQLITE,sqlite3))
$(eval $(call feature,$(WITH_ZLIB),ZLIB,zlib))

# -- flags --------------------------------------------------------------------------------------
is_clang := $(findstring clang,$(shell $(CC) --version 2>/dev/null))
warnings := -Wall -Wextra -Wno-unused-parameter
ifeq ($(is_clang),)
warnings += -Wshadow=local
endif
ifneq ($(filter-out 0 no,$(WERROR)),)
warnings += -Werror
endif

ifeq ($(MODE),debug)
optimise := -O0 -g3 -DASPEN_DEBUG
else
optimise := -O2 -g1 -DNDEBUG
ifeq ($(is_clang),)
# The dispatch loop: one indirect jump for each instruction, not a shared one.
interp_cflags := -fno-gcse -fno-crossjumping
endif
endif

sanitize_flags := $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-omit-frame-pointer -fno-sanitize-recover=all)

CFLAGS ?=
# Unwind tables are kept for debuggers only (.debug_frame): nothing here unwinds its own stack.
sections := -ffunction-sections -fdata-sections -fno-asynchronous-unwind-tables

# What runs once for each program, module or report, and not for each of a program's steps, is compiled
# for size. Measure before adding here (callgrind, tests/bench/cpu).
hot_stdlib := $(addprefix stdlib/,_bisect.c _collections.c _collections_deque.c _functools.c _heapq.c \
    _json.c _operator.c _random.c _re.c _re_match.c _re_pattern.c _struct.c builtins_numbers.c \
    builtins_values.c contextvars.c io_buffered.c io_memory.c io_text.c itertools.c \
    itertools_combine.c math.c math_integer.c)
cold_sources := $(filter-out $(hot_stdlib),$(wildcard stdlib/*.c stdlib/*/*.c)) \
    $(wildcard compiler/*.c cli/*.c) \
    $(addprefix vm/,api.c native.c vm.c) \
    $(addprefix vm/async/,loop_type.c main.c module.c sockets.c stream_operation.c stream_writer.c \
    threads.c transport.c watch.c) \
    $(addprefix vm/interp/,decode.c embedded.c image_write.c import.c opcode.c verify.c warning.c) \
    $(addprefix vm/object/,bytearray.c capsule.c char_names.c class_build.c code.c complex.c \
    descriptor.c exception_format.c exception_group.c exception_os.c exception_syntax.c \
    exception_types.c exception_unicode.c float_hex.c function.c generic_alias.c mapping_proxy.c \
    memoryview.c module.c object.c source_cache.c suggestions.c traceback.c \
    traceback_anchor.c type_attrs.c weakref.c)
size_cflags := -Os

# The inner loops of programs: where nearly all instructions of the benchmark programs are. What is
# neither here nor cold is optimised, too, but not widened: padded loops and copies of functions that
# did not ask to be inlined are a sixth of its size.
core_sources := $(wildcard vm/memory/*.c vm/object/limbs*.c) \
    $(addprefix vm/interp/,async_generator.c attribute_cache.c call.c generator.c image_read.c \
    interp.c slow.c special.c stack.c) \
    $(addprefix stdlib/,_json.c _struct.c) \
    $(addprefix vm/async/,finalize.c future.c gather.c instant.c locks.c loop.c native_coroutine.c \
    queue.c sleep.c task.c timer.c waiters.c) \
    $(addprefix vm/object/,attribute.c container.c dict.c dict_views.c exception.c float.c \
    float_ops.c format_spec.c instance.c int.c int_ops.c iterators.c list.c list_sort.c \
    native_bind.c protocol.c protocol_arith.c protocol_items.c range.c set.c set_methods.c shape.c \
    slice.c str.c str_case.c str_methods.c str_search.c super.c tuple.c type.c type_mro.c)
# Padding before the targets of jumps is a sixteenth of a file, and gains nothing that can be measured.
dense_cflags := $(if $(is_clang),,-falign-jumps=1 -falign-labels=1)
narrow_cflags := -fno-inline-functions $(if $(is_clang),,-falign-loops=1)
# The flags of one source, after those of all.
source_cflags = $(if $(filter vm/interp/interp.c,$(1)),$(interp_cflags),$(dense_cflags)) \
    $(if $(filter $(cold_sources),$(1)),$(size_cflags),$(if $(filter-out $(core_sources),$(1)),$(narrow_cflags)))

all_cflags = -std=gnu11 $(optimise) $(sections) -fPIC -fno-plt -fno-strict-aliasing -fvisibility=hidden \
             -fno-semantic-interposition $(warnings) -I. -I$(BUILD) -D_GNU_SOURCE \
             -DASPEN_VERSION='"$(VERSION)"' $(features) $(feature_cflags) $(sanitize_flags) \
             $(EXTRA_CFLAGS) $(CFLAGS)
ifneq ($(is_clang),)
all_cflags := $(filter-out -fno-semantic-interposition,$(all_cflags))
endif
# Relative relocations packed (RELR), where the linker can: a tenth of their size.
packed := $(shell printf 'int main(void){return 0;}' | $(CC) -x c - -o /dev/null \
                -Wl,--fatal-warnings -Wl,-z,pack-relative-relocs 2>/dev/null && echo -Wl,-z,pack-relative-relocs)
all_ldflags = $(sanitize_flags) -Wl,--as-needed -Wl,--gc-sections -Wl,-z,relro,-z,now $(packed) \
              $(EXTRA_LDFLAGS) $(LDFLAGS)
libs = -ldl -lm -lpthread

# -- what there is --------------------------------------------------------------------------------
# Folders two deep are enough for the library's C; .as modules may lie deeper.
lib_sources := $(sort $(wildcard vm/*.c vm/*/*.c compiler/*.c stdlib/*.c stdlib/*/*.c))
cli_sources := $(sort $(wildcard cli/*.c))
as_sources  := $(sort $(shell find stdlib -name '*.as' -not -path '*/.*'))

# All but the library modules written in Aspen, which these objects compile.
bare_objects := $(lib_sources:%.c=$(BUILD)/obj/%.o)
lib_objects := $(bare_objects) $(BUILD)/obj/frozen.o
cli_objects := $(cli_sources:%.c=$(BUILD)/obj/%.o)

ASPEN    := $(BUILD)/aspen
STATIC   := $(BUILD)/libaspen.a
SOVERSION := 0
SHARED   := $(BUILD)/libaspen.so

.DELETE_ON_ERROR:
.SUFFIXES:
.DEFAULT_GOAL := all
.PHONY: all run test oracle bench sanitize gc-stress fuzz format check install uninstall dist \
        clean deps help release force shared static ready

## all: the program and both libraries (the default)
all: $(ASPEN) $(STATIC) $(SHARED)
static: $(STATIC)
shared: $(SHARED)

$(ASPEN): $(cli_objects) $(STATIC)
	@echo "  LINK    $@"
	@$(CC) -o $@ $(cli_objects) $(STATIC) $(all_ldflags) $(libs)

$(STATIC): $(lib_objects) $(BUILD)/objects.list
	@echo "  AR      $@"
	@rm -f $@
	@$(AR) rcs $@ $(lib_objects)

$(SHARED): $(lib_objects) $(BUILD)/objects.list
	@echo "  LINK    $@"
	@$(CC) -shared -Wl,-soname,libaspen.so.$(SOVERSION) -o $@ $(lib_objects) $(all_ldflags) $(libs)
	@ln -sf libaspen.so $@.$(SOVERSION)

# Flags and the list of objects are files: when one of them changes, what depends on it is remade.
$(BUILD)/flags: force
	@mkdir -p $(@D)
	@printf '%s\n' '$(CC) $(subst ','\'',$(all_cflags)) $(size_cflags) $(cold_sources) $(dense_cflags) $(narrow_cflags) $(core_sources)' > $@.new
	@cmp -s $@.new $@ || cp $@.new $@
	@rm $@.new
$(BUILD)/objects.list: force
	@mkdir -p $(@D)
	@printf '%s\n' $(lib_objects) | cmp -s - $@ || printf '%s\n' $(lib_objects) > $@
$(BUILD)/modules.list: force
	@mkdir -p $(@D)
	@printf '%s\n' $(as_sources) | cmp -s - $@ || printf '%s\n' $(as_sources) > $@

# Headers that an object depends on. The rule names it as make does: a compiler cache that shortens
# paths would write ../ for an absolute BUILD, which make takes for another file.
depend = -MMD -MP -MT '$$(BUILD)$(@:$(BUILD)%=%)'

$(BUILD)/obj/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	@echo "  CC      $<"
	@$(CC) $(all_cflags) $(call source_cflags,$<) $(depend) -c -o $@ $<

# The library modules that are written in Aspen, compiled, as constants in C.
FREEZE := $(BUILD)/freeze
tool_objects := $(BUILD)/obj/tools/freeze.o $(BUILD)/obj/tools/pack.o
$(FREEZE): $(tool_objects) $(bare_objects)
	@echo "  LINK    $@"
	@$(CC) -o $@ $^ $(all_ldflags) $(libs)
$(BUILD)/frozen.stamp: $(FREEZE) $(as_sources) $(BUILD)/modules.list
	@echo "  FREEZE  $(BUILD)/frozen.c"
	@$(FREEZE) $(BUILD)/frozen.new $(as_sources)
	@cmp -s $(BUILD)/frozen.new $(BUILD)/frozen.c || cp $(BUILD)/frozen.new $(BUILD)/frozen.c
	@rm $(BUILD)/frozen.new && touch $@
# Only a change of what it says is a change of this file.
$(BUILD)/frozen.c: $(BUILD)/frozen.stamp
	@test -e $@ || $(FREEZE) $@ $(as_sources)
$(BUILD)/obj/frozen.o: $(BUILD)/frozen.c $(BUILD)/flags
	@mkdir -p $(@D)
	@echo "  CC      $<"
	@$(CC) $(all_cflags) $(depend) -c -o $@ $<

-include $(lib_objects:.o=.d) $(cli_objects:.o=.d) $(tool_objects:.o=.d)

# -- running and testing ---------------------------------------------------------------------------
# `make run` and `make test` install what is missing only when something is.
ready:
	@command -v $(CC) >/dev/null && command -v pkg-config >/dev/null && command -v $(PYTHON) >/dev/null || \
	 $(MAKE) --no-print-directory deps

## run: build, then run the tour of the language's async side
run: ready
	@$(MAKE) --no-print-directory $(ASPEN)
	@$(ASPEN) examples/scripts/tour.as

# C hosts that test the API, and the program seen from a shell.
embed_tests := $(patsubst tests/embed/%.c,$(BUILD)/tests/embed/%,$(wildcard tests/embed/*.c))
$(BUILD)/tests/embed/%: tests/embed/%.c $(STATIC) vm/aspen.h
	@mkdir -p $(@D)
	@$(CC) $(all_cflags) -o $@ $< $(STATIC) $(all_ldflags) $(libs)

# The program, with what the compiler makes written and read back before it runs.
IMAGE_ASPEN := $(BUILD)/tests/image/aspen
$(IMAGE_ASPEN): tests/image/round_trip.c $(cli_objects) $(STATIC)
	@mkdir -p $(@D)
	@$(CC) $(all_cflags) -o $@ $< $(cli_objects) $(STATIC) -Wl,--wrap=compile_source \
	    $(all_ldflags) $(libs)

TESTS ?= tests/language tests/async tests/stdlib examples/scripts
run_tests = ASPEN=$(ASPEN) $(PYTHON) tests/run.py --aspen $(ASPEN) $(if $(FILTER),--filter $(FILTER))
with_hosts = $(embed_tests:%=--exec %) --exec tests/cli/cli.sh --exec tests/cli/check.py --exec tests/cli/streams.py

## test: build, then run every test, those of the language through images of their code, too (FILTER=text narrows them, TESTS=folders chooses them)
test: ready
	@$(MAKE) --no-print-directory all $(embed_tests) $(IMAGE_ASPEN)
	@$(run_tests) $(if $(FILTER),,$(with_hosts)) $(TESTS)
	@$(if $(filter file,$(origin TESTS)),$(PYTHON) tests/run.py --aspen $(IMAGE_ASPEN) \
	    $(if $(FILTER),--filter $(FILTER)) tests/language)

## oracle: run the tests in CPython 3.13 too, compare what types and modules offer, run its library
oracle: $(ASPEN)
	@test -n "$(ORACLE)" || { echo "CPython 3.13 is not installed: make oracle ORACLE=path/to/python3.13"; exit 2; }
	@$(PYTHON) tests/run.py --oracle "$(ORACLE)" $(if $(FILTER),--filter $(FILTER))
	@$(PYTHON) tests/oracle/surface.py --aspen $(ASPEN) --oracle "$(ORACLE)"
	@$(PYTHON) tests/oracle/check_library.py --aspen $(ASPEN) --oracle "$(ORACLE)"
	@$(PYTHON) tests/oracle/library.py --aspen $(ASPEN) --oracle "$(ORACLE)" || [ $$? = 77 ]

## bench: the benchmark programs and their table (the release build beside, where there is one)
bench: $(ASPEN)
	@$(PYTHON) tests/bench/run.py --aspen $(ASPEN) \
	    $(if $(wildcard $(BUILD)/release/aspen),--release $(BUILD)/release/aspen)

## sanitize: every test under AddressSanitizer and UndefinedBehaviorSanitizer (build/asan), the async ones over poll(2), too
sanitize:
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/asan MODE=debug SANITIZE=address,undefined \
	    EXTRA_CFLAGS='-O1 $(EXTRA_CFLAGS)' sanitized-tests
.PHONY: sanitized-tests
sanitized-tests: $(ASPEN) $(embed_tests)
	@$(run_tests) --timeout 120 --env ASAN_OPTIONS=detect_stack_use_after_return=0:allocator_may_return_null=1 \
	    $(if $(FILTER),,$(embed_tests:%=--exec %)) $(TESTS)
	@$(if $(filter file,$(origin TESTS)),$(run_tests) --timeout 120 --env ASPEN_POLL=poll \
	    --env ASAN_OPTIONS=detect_stack_use_after_return=0:allocator_may_return_null=1 tests/async)

## gc-stress: the language tests with a collection at every safepoint (build/gcstress)
gc-stress:
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/gcstress MODE=debug \
	    EXTRA_CFLAGS='-O1 -DASPEN_GC_STRESS $(EXTRA_CFLAGS)' stressed-tests
.PHONY: stressed-tests
stressed-tests: $(ASPEN)
	@$(run_tests) --timeout 120 $(if $(filter file,$(origin TESTS)),tests/language,$(TESTS))

## alloc-failure: scripts in which every allocation fails once, under the sanitizers (build/asan; RUNS=n: only about n runs of each)
alloc-failure:
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/asan MODE=debug SANITIZE=address,undefined \
	    EXTRA_CFLAGS='-O1 $(EXTRA_CFLAGS)' failing-allocations
.PHONY: alloc-failure failing-allocations
failing-allocations: $(BUILD)/tests/memory/alloc_failure
	@$< $(if $(RUNS),--runs $(RUNS)) $(filter-out tests/memory/_%,$(wildcard tests/memory/*.as))
$(BUILD)/tests/memory/%: tests/memory/%.c $(STATIC) vm/aspen.h
	@mkdir -p $(@D)
	@$(CC) $(all_cflags) -o $@ $< $(STATIC) $(all_ldflags) $(libs)

## fuzz: generated programs must mean the same as in CPython 3.13 (COUNT=how many, SEED=the first)
COUNT ?= 2000
SEED ?= 1
fuzz: $(ASPEN)
	@test -n "$(ORACLE)" || { echo "CPython 3.13 is not installed: make fuzz ORACLE=path/to/python3.13"; exit 2; }
	@$(PYTHON) tests/fuzz/run.py --aspen $(ASPEN) --oracle "$(ORACLE)" --count $(COUNT) --seed $(SEED)

## fuzz-crash: feed generated and broken programs to a sanitized build
.PHONY: fuzz-crash
fuzz-crash:
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/asan MODE=debug SANITIZE=address,undefined \
	    EXTRA_CFLAGS='-O1 $(EXTRA_CFLAGS)' all
	@$(PYTHON) tests/fuzz/run.py --aspen $(BUILD)/asan/aspen --broken --count $(COUNT) --seed $(SEED)

## fuzz-native: libFuzzer on the compiler, the verifier and images, SECONDS each (clang; build/fuzz)
# Findings and what was learnt stay in build/fuzz; CORPUS names folders with more sources to begin with.
SECONDS ?= 600
FUZZ_TARGETS ?= compile verify image
fuzz_targets := $(FUZZ_TARGETS:%=$(BUILD)/fuzz_%)
.PHONY: fuzz-native fuzz-targets
fuzz-native:
	@$(PYTHON) tests/fuzz/corpus.py $(BUILD)/fuzz/corpus $(CORPUS)
	@$(MAKE) --no-print-directory CC=clang BUILD=$(BUILD)/fuzz MODE=debug \
	    SANITIZE=address,undefined,fuzzer-no-link EXTRA_CFLAGS='-O1 $(EXTRA_CFLAGS)' fuzz-targets
	@cd $(BUILD)/fuzz && for target in $(FUZZ_TARGETS); do \
	    ./fuzz_$$target corpus/$$target -dict=$(CURDIR)/tests/fuzz/tokens.dict -max_len=4096 \
	        -rss_limit_mb=1500 -timeout=25 -artifact_prefix=$$target- -print_final_stats=1 \
	        -max_total_time=$(SECONDS) || exit 1; \
	done
fuzz-targets: $(fuzz_targets)
$(BUILD)/fuzz_%: tests/fuzz/fuzz_%.c tests/fuzz/fuzz.h $(STATIC)
	@echo "  LINK    $@"
	@$(CC) $(all_cflags) -fsanitize=fuzzer -o $@ $< $(STATIC) $(all_ldflags) -fsanitize=fuzzer $(libs)

## coverage: lines of compiler/ and vm/interp/ that the tests and COUNT programs reach (build/coverage)
coverage:
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/coverage MODE=debug \
	    EXTRA_CFLAGS='-O1 --coverage $(EXTRA_CFLAGS)' EXTRA_LDFLAGS='--coverage $(EXTRA_LDFLAGS)' covered-tests
.PHONY: coverage covered-tests
covered-tests: $(ASPEN) $(embed_tests) $(IMAGE_ASPEN)
	@find $(BUILD) -name '*.gcda' -delete
	@$(run_tests) --timeout 120 $(with_hosts) $(TESTS)
	@$(if $(filter file,$(origin TESTS)),$(PYTHON) tests/run.py --aspen $(IMAGE_ASPEN) --timeout 120 tests/language)
	@$(PYTHON) tests/fuzz/run.py --aspen $(ASPEN) --count $(COUNT) --seed $(SEED)
	@$(PYTHON) tests/coverage.py --build $(BUILD) --minimum 85

## format: clang-format over all C files
format:
	@find vm compiler stdlib cli tests examples \( -name '*.c' -o -name '*.h' \) -print | \
	 xargs clang-format -i

## check: the repository's own rules (floors, globals, format)
check: $(STATIC)
	@tests/checks/floors.sh
	@tests/checks/globals.sh $(STATIC)
	@tests/checks/format.sh

# The program as it is shipped: built once to count what runs in the benchmark programs, and again
# with these counts and with optimisation across files. What never ran is made small. The modules'
# code of the first build serves the second.
RELEASE := $(BUILD)/release
training := $(wildcard tests/bench/cpu/*.as) $(addprefix tests/bench/async/,async_generator_item.as \
    await_no_suspend.as gather_1000.as generator_item.as queue_100.as suspend_depth.as \
    task_create_await.as task_switch.as yield_from_depth.as) examples/scripts/tour.as
ifeq ($(is_clang),)
counting  := -fprofile-generate
counted   := -fprofile-use -fprofile-correction -Wno-missing-profile -Wno-coverage-mismatch -flto=auto
release_ar := gcc-ar
else
counting  := -fprofile-generate=$(abspath $(RELEASE))/counts
counted   := -fprofile-use=$(abspath $(RELEASE))/all.profdata -Wno-profile-instr-unprofiled \
             -Wno-profile-instr-out-of-date -flto
release_ar := llvm-ar
endif

## release: the program, optimised with a profile and across files, stripped (build/release/aspen)
release:
	@rm -rf $(RELEASE)
	@$(MAKE) --no-print-directory BUILD=$(RELEASE) MODE=release EXTRA_CFLAGS='$(EXTRA_CFLAGS) $(counting)' dense_cflags= narrow_cflags= \
	    EXTRA_LDFLAGS='$(EXTRA_LDFLAGS) $(counting)' $(RELEASE)/aspen
	@for script in $(training); do \
	    echo "  TRAIN   $$script"; $(RELEASE)/aspen $$script >/dev/null || exit 1; done
	@$(if $(is_clang),llvm-profdata merge -o $(RELEASE)/all.profdata $(RELEASE)/counts/*.profraw)
	@$(MAKE) --no-print-directory BUILD=$(RELEASE) MODE=release EXTRA_CFLAGS='$(EXTRA_CFLAGS) $(counted)' \
	    EXTRA_LDFLAGS='$(EXTRA_LDFLAGS) -O2 $(sections) $(counted)' AR=$(release_ar) dense_cflags= narrow_cflags= \
	    -o $(RELEASE)/frozen.stamp -o $(RELEASE)/frozen.c $(RELEASE)/aspen
	@cp $(RELEASE)/aspen $(RELEASE)/aspen.debug && strip $(RELEASE)/aspen
	@ls -l $(RELEASE)/aspen

# -- installing --------------------------------------------------------------------------------------
$(BUILD)/aspen.pc: docs/aspen.pc.in force
	@mkdir -p $(@D)
	@sed -e 's|@PREFIX@|$(PREFIX)|g' -e 's|@LIBDIR@|$(LIBDIR)|g' -e 's|@INCDIR@|$(INCDIR)|g' \
	     -e 's|@VERSION@|$(VERSION)|g' -e 's|@LIBS@|$(strip $(libs))|g' $< > $@

## install: into PREFIX (/usr/local), below DESTDIR
install: all $(BUILD)/aspen.pc
	install -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(LIBDIR)/pkgconfig $(DESTDIR)$(INCDIR) \
	    $(DESTDIR)$(MANDIR)/man1
	install -m 755 $(ASPEN) $(DESTDIR)$(BINDIR)/aspen
	install -m 644 $(STATIC) $(DESTDIR)$(LIBDIR)/libaspen.a
	install -m 755 $(SHARED) $(DESTDIR)$(LIBDIR)/libaspen.so.$(VERSION)
	ln -sf libaspen.so.$(VERSION) $(DESTDIR)$(LIBDIR)/libaspen.so.$(SOVERSION)
	ln -sf libaspen.so.$(SOVERSION) $(DESTDIR)$(LIBDIR)/libaspen.so
	install -m 644 vm/aspen.h $(DESTDIR)$(INCDIR)/aspen.h
	install -m 644 $(BUILD)/aspen.pc $(DESTDIR)$(LIBDIR)/pkgconfig/aspen.pc
	cd stdlib && find . -name '*.as' -exec install -D -m 644 {} $(abspath $(DESTDIR)$(SRCDIR))/{} \;
	install -m 644 docs/aspen.1 $(DESTDIR)$(MANDIR)/man1/aspen.1

## uninstall: take away what install put there
uninstall:
	rm -f $(DESTDIR)$(BINDIR)/aspen $(DESTDIR)$(LIBDIR)/libaspen.a \
	    $(DESTDIR)$(LIBDIR)/libaspen.so $(DESTDIR)$(LIBDIR)/libaspen.so.$(SOVERSION) \
	    $(DESTDIR)$(LIBDIR)/libaspen.so.$(VERSION) $(DESTDIR)$(INCDIR)/aspen.h \
	    $(DESTDIR)$(LIBDIR)/pkgconfig/aspen.pc $(DESTDIR)$(MANDIR)/man1/aspen.1
	rm -rf $(DESTDIR)$(SRCDIR)

## dist: a source archive of what is committed
dist:
	@mkdir -p $(BUILD)
	git archive --format=tar.gz --prefix=aspen-$(VERSION)/ -o $(BUILD)/aspen-$(VERSION).tar.gz HEAD

## clean: remove the build folder
clean:
	rm -rf $(BUILD)

## deps: install the compiler and the optional libraries (apt-get; sudo where needed)
deps:
	@if command -v apt-get >/dev/null; then \
	    sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	    $$sudo apt-get update -q && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -q -y \
	        build-essential pkg-config python3 libutf8proc-dev libicu-dev libpcre2-dev libffi-dev libssl-dev \
	        zlib1g-dev libsqlite3-dev; \
	else \
	    echo "Install a C compiler, GNU make, pkg-config and Python 3; utf8proc and PCRE2 are optional"; \
	    echo "(brew install pkg-config utf8proc pcre2; dnf install gcc make utf8proc-devel pcre2-devel)."; \
	fi

## help: this list
help:
	@sed -n 's/^## //p' Makefile | awk -F': ' '{ printf "  %-10s %s\n", $$1, $$2 }'
