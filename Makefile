# `make install` puts banbao into ~/.local/bin. `make site` builds the campaign site, `make check` checks what takes seconds and `make test` everything, `make bench` measures,
# `make fuzz` searches for crashes. All install what they need.

SHELL := /bin/sh
VENV := .venv
# root in a container needs no sudo, a person does
SUDO := $(shell [ "$$(id -u)" = 0 ] || command -v sudo)
RELEASE := .build/release/banbao

.PHONY: install site check test bench fuzz lint libraries site-tools test-tools swift-tests site-tests clean

# PREFIX=/usr/local make install, for everybody on a machine. Swift's libraries are put into the program, so that it needs none.
# PICTURES=no make install, without the libraries that make pictures in several sizes; photographs are then shown as they are.
PREFIX := $(HOME)/.local
install: libraries
	swift build -c release --product banbao --static-swift-stdlib $(WITHOUT)
	install -D -m 755 $(RELEASE) $(PREFIX)/bin/banbao
	@$(PREFIX)/bin/banbao --version

site: libraries
	swift build -c release --product banbao
	$(RELEASE) build
	@echo "The site is in output/: run python3 -m http.server -d output and open http://localhost:8000/"

test: libraries site-tools test-tools swift-tests site-tests lint

# The slow suites, named here only: they run the program thousands of times, kill it, fill disks, make edit after edit and build
# large sites.
SLOW := BadInputsTests BoundaryTests CasesTests ConformanceTests CrashTests DeterminismTests EditTests FaultTests \
  LargeFileTests MountTests PathologicalTests

# Tests that wait for answers, changes and a running program, weigh a process, or compare times, each by itself: next to others they
# would wait for these.
WAITING := ^BanbaoPreviewTests[.] [.](Watch(Limits)?|Follow)Tests/ [.]ServeTests/
MEMORY := [.]RunningSiteMemoryTests/
TIMES := [.]CostTests/
TEST := swift test --skip-build --disable-xctest
RUN_BY_THEMSELVES = set -e; for suites in $(1:%='%'); do $(TEST) --filter "$$suites"; done

# What can be looked at before every commit.
check: libraries test-tools
	swift build --build-tests
	$(TEST) $(WAITING:%=--skip '%') $(MEMORY:%=--skip '%') $(TIMES:%=--skip '%') $(SLOW:%=--skip '[.]%/')
	@$(call RUN_BY_THEMSELVES,$(WAITING))
	$(MAKE) lint

swift-tests:
	swift build --build-tests
	$(TEST) $(WAITING:%=--skip '%') $(MEMORY:%=--skip '%') $(TIMES:%=--skip '%')
	@$(call RUN_BY_THEMSELVES,$(WAITING) $(MEMORY) $(TIMES))

# The real site, checked as readers and search engines meet it, and the preview of a small one in a browser.
site-tests: libraries site-tools
	swift build --product banbao
	swift build --product chart-gallery
	.build/debug/banbao build --strict
	$(VENV)/bin/python -m pytest -q Tests/Site Tests/Browser

lint:
	swift format lint --strict -r Sources Tests Tools Plugins Benchmarks/Stages Benchmarks/Preview Fuzz/Targets Package.swift

# Banbao compared with Hugo and with libcmark alone: Benchmarks/README.md. BENCH="--large --write-results" passes options on.
bench: libraries .venv-bench/ready
	swift build -c release --product banbao
	swift build -c release --product stage-benchmarks
	.venv-bench/bin/python Benchmarks/bench.py $(BENCH)

# libFuzzer on each target in turn: Fuzz/README.md. SECONDS=3600 FUZZ=page passes options on.
SECONDS := 600
FUZZ := page template configuration drawing image metadata picture plain
fuzz: libraries
	BANBAO_FUZZ=1 swift build -c release --product fuzz --sanitize fuzzer --scratch-path .build/fuzz
	@set -e; for target in $(FUZZ); do \
	  mkdir -p .build/fuzz/corpus/$$target; \
	  dictionary= seeds=Fuzz/seeds/$$target; \
	  case $$target in \
	    page|plain) dictionary=-dict=Fuzz/dictionaries/markdown ;; \
	    image|metadata|picture) dictionary=-dict=Fuzz/dictionaries/image seeds=Tests/Images ;; \
	  esac; \
	  echo "$$target: $(SECONDS) seconds"; \
	  SWIFT_BACKTRACE=enable=no FUZZ_TARGET=$$target .build/fuzz/release/fuzz -max_total_time=$(SECONDS) -timeout=5 \
	    -rss_limit_mb=512 -max_len=4096 -verbosity=0 -print_final_stats=1 $$dictionary -artifact_prefix=.build/fuzz/$$target- \
	    .build/fuzz/corpus/$$target $$seeds; \
	done

.venv-bench/ready: Benchmarks/requirements.txt
	python3 -m venv .venv-bench
	.venv-bench/bin/pip install -q --disable-pip-version-check -r Benchmarks/requirements.txt
	touch $@

# By their names for pkg-config, apt and Homebrew.
LIBRARIES := libcmark yaml-0.1
PACKAGES := libcmark-dev libyaml-dev libstemmer-dev
FORMULAS := cmark libyaml snowball
ifeq ($(PICTURES),no)
WITHOUT := --disable-default-traits
else
LIBRARIES += libturbojpeg libwebp libpng lcms2
PACKAGES += libturbojpeg0-dev libwebp-dev libpng-dev liblcms2-dev
FORMULAS += jpeg-turbo webp libpng little-cms2
endif
# Snowball's stemmers are not known to pkg-config.
STEMMER = $(wildcard /usr/include/libstemmer.h /usr/local/include/libstemmer.h /opt/homebrew/include/libstemmer.h)
libraries:
	@test -n "$(STEMMER)" && pkg-config --exists $(LIBRARIES) || { \
	  if command -v brew >/dev/null; then brew install $(FORMULAS) pkg-config; \
	  else $(SUDO) apt-get update -q && $(SUDO) apt-get install -y -q $(PACKAGES) pkg-config; fi; }

# Java for the Nu validator, Chromium for looking at pages, ZBar for reading QR codes, and the Python packages in a folder of their own.
site-tools: $(VENV)/ready
	@command -v java >/dev/null && command -v chromium >/dev/null && command -v zbarimg >/dev/null || { \
	  if command -v brew >/dev/null; then brew install openjdk chromium zbar; \
	  else $(SUDO) apt-get update -q && $(SUDO) apt-get install -y -q \
	    default-jre-headless chromium fonts-noto-cjk zbar-tools; fi; }

# Of the package for Playwright only the script of axe-core 4.12.1 is used, so that Playwright is not needed.
$(VENV)/ready: Tests/Site/requirements.txt
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install -q --disable-pip-version-check -r Tests/Site/requirements.txt
	$(VENV)/bin/pip install -q --disable-pip-version-check --no-deps axe-playwright-python==0.1.8
	touch $@

# The public suites of Markdown, ExifTool to look for what pictures must not hold, and strace to watch what the program asks of
# the system; where that cannot be had, the test that needs it says so.
test-tools:
	@Tests/fetch-suites
	@command -v exiftool >/dev/null || { \
	  if command -v brew >/dev/null; then brew install exiftool; \
	  else $(SUDO) apt-get update -q && $(SUDO) apt-get install -y -q libimage-exiftool-perl; fi; }
	@command -v strace >/dev/null || command -v brew >/dev/null || \
	  { $(SUDO) apt-get update -q && $(SUDO) apt-get install -y -q strace; }

clean:
	rm -rf .build .specs .venv .venv-bench output .banbao
