# make demo    the main job: photographs and digits through the library, C and C++ programs, with everything they need
# make test    everything: Rust, C, C++ and Python tests
# make test-core   the same without the plugin that needs LLVM
# make bench   the jobs of docs/benchmarks.md against every peer that is installed
# make lint    formatting and clippy, warnings denied
# make header  writes include/jitney/jitney.h and plugin.h anew
# make plugins builds the plugins of examples/plugins into build/plugins
# make rt      builds the small runtime that programs with exported kernels may need
# make llvm    builds the plugin that optimises kernels, with Debian's LLVM 19
#
# On Debian, as root, missing packages are installed; otherwise the missing ones are named.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.PHONY: demo test test-core test-rust test-c test-python lib llvm rt plugins bench overhead lint header clean

TARGET_DIR := $(or $(CARGO_TARGET_DIR),$(CURDIR)/target)
BUILD := $(CURDIR)/build
VENV := $(BUILD)/venv
LIB_DIR := $(BUILD)/lib
PYTHON := $(VENV)/bin/python
export JITNEY_LIB_DIR := $(LIB_DIR)
export LLVM_SYS_191_PREFIX ?= /usr/lib/llvm-19
# Tests start with nothing optimised before, and keep what they optimise apart from what the user's programs do.
TEST_CACHE := $(BUILD)/test-cache
say = @printf '\033[1m==> %s\033[0m\n' "$(1)"

# Rebuilt by cargo when it has to be; the directory has the names that linker and loader look for.
lib:
	$(call say,building the library)
	@cargo build --release --lib
	@mkdir -p $(LIB_DIR)
	@ln -sf $(TARGET_DIR)/release/libjitney.so $(LIB_DIR)/libjitney.so
	@ln -sf libjitney.so $(LIB_DIR)/libjitney.so.0

# The plugin lies beside the library, where it is looked for.
llvm: $(BUILD)/packages-llvm lib
	$(call say,building the LLVM plugin)
	@cargo build --release -p jitney-llvm --lib
	@ln -sf $(TARGET_DIR)/release/libjitney_llvm.so $(LIB_DIR)/libjitney_llvm.so

# What is there for debuggers would be most of it.
rt:
	$(call say,building the small runtime)
	@cargo build --release -p jitney-rt --lib
	@mkdir -p $(LIB_DIR)
	@objcopy --strip-debug $(TARGET_DIR)/release/libjitney_rt.a $(LIB_DIR)/libjitney_rt.a

$(BUILD)/packages-%: scripts/packages.sh
	$(call say,checking the system packages for $*)
	@scripts/packages.sh $*
	@mkdir -p $(BUILD) && touch $@

$(BUILD)/venv-%: requirements/%.txt | $(BUILD)/packages-demo
	$(call say,setting up the Python environment for $* (the first time takes minutes))
	@test -x $(PYTHON) || python3 -m venv $(VENV)
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -r requirements/$*.txt
	@touch $@

plugins: $(BUILD)/plugins/libjitney_example.so

$(BUILD)/plugins/libjitney_example.so: examples/plugins/provider.c include/jitney/plugin.h include/jitney/jitney.h
	@mkdir -p $(@D)
	@$(CC) -std=c11 -O3 -Wall -Wextra -shared -fPIC -fvisibility=hidden -Iinclude $< -o $@

demo: $(BUILD)/packages-demo $(BUILD)/venv-demo lib llvm plugins
	$(call say,photographs)
	@PYTHONPATH=bindings/python JITNEY_LIBRARY=$(LIB_DIR)/libjitney.so $(PYTHON) examples/demo/photographs.py
	$(call say,digits)
	@PYTHONPATH=bindings/python JITNEY_LIBRARY=$(LIB_DIR)/libjitney.so $(PYTHON) examples/demo/digits.py
	$(call say,a C program)
	@$(CC) -std=c11 -O2 -Wall -Wextra -Iinclude examples/c/quickstart.c -L$(LIB_DIR) -ljitney -lm \
	    -Wl,-rpath,$(LIB_DIR) -o $(BUILD)/quickstart-c
	@$(BUILD)/quickstart-c
	$(call say,a C++ program)
	@$(CXX) -std=c++17 -O2 -Wall -Wextra -Iinclude -Ibindings/cpp examples/cpp/quickstart.cpp -L$(LIB_DIR) -ljitney \
	    -Wl,-rpath,$(LIB_DIR) -o $(BUILD)/quickstart-cpp
	@$(BUILD)/quickstart-cpp
	$(call say,loops of one's own: C)
	@$(CC) -std=c11 -O2 -Wall -Wextra -Iinclude examples/c/kernels.c -L$(LIB_DIR) -ljitney -lm \
	    -Wl,-rpath,$(LIB_DIR) -o $(BUILD)/kernels-c
	@$(BUILD)/kernels-c
	$(call say,loops of one's own: C++)
	@$(CXX) -std=c++17 -O2 -Wall -Wextra -Iinclude -Ibindings/cpp examples/cpp/kernels.cpp -L$(LIB_DIR) -ljitney \
	    -Wl,-rpath,$(LIB_DIR) -o $(BUILD)/kernels-cpp
	@$(BUILD)/kernels-cpp
	$(call say,loops of one's own: Python)
	@PYTHONPATH=bindings/python JITNEY_LIBRARY=$(LIB_DIR)/libjitney.so $(PYTHON) examples/demo/kernels.py
	$(call say,the same kernels at every tier)
	@PYTHONPATH=bindings/python JITNEY_LIBRARY=$(LIB_DIR)/libjitney.so $(PYTHON) examples/demo/tiers.py
	$(call say,a kernel in a program without the library)
	@$(CC) -std=c11 -O2 -Wall -Wextra -Iinclude examples/export/export.c -L$(LIB_DIR) -ljitney \
	    -Wl,-rpath,$(LIB_DIR) -o $(BUILD)/export
	@$(BUILD)/export $(BUILD)
	@$(CC) -std=c11 -O2 -Wall -Wextra -I$(BUILD) examples/export/program.c $(BUILD)/smooth.o -lm -o $(BUILD)/program
	@$(BUILD)/program
	$(call say,a plugin in C)
	@$(CC) -std=c11 -O2 -Wall -Wextra -Iinclude examples/plugins/use.c -L$(LIB_DIR) -ljitney \
	    -Wl,-rpath,$(LIB_DIR) -o $(BUILD)/use-plugin
	@JITNEY_PLUGIN_PATH=$(BUILD)/plugins $(BUILD)/use-plugin
	$(call say,demo finished)

test: test-rust test-c test-python
	$(call say,all tests passed)

test-core: WORKSPACE := --workspace --exclude jitney-llvm
test-core: WITH_LLVM :=
test-core: test-rust test-c test-python
	$(call say,all tests of the core passed)

# nextest gives every test a process of its own; cargo test runs them one after the other instead.
WORKSPACE := --workspace
WITH_LLVM := llvm
test-rust:
	@$(MAKE) --no-print-directory lib $(WITH_LLVM)
	$(call say,Rust tests)
	@rm -rf $(TEST_CACHE)
	@export JITNEY_TIER=baseline JITNEY_CACHE_DIR=$(TEST_CACHE); \
	 if cargo nextest --version >/dev/null 2>&1; then cargo nextest run $(WORKSPACE) --cargo-profile checked; \
	 else cargo test $(WORKSPACE) --profile checked -- --test-threads=1; fi

test-c: $(BUILD)/packages-test lib rt
	$(call say,C and C++ tests)
	@rm -rf $(TEST_CACHE)
	@JITNEY_CACHE_DIR=$(TEST_CACHE) tests/c/run.sh

test-python: $(BUILD)/packages-demo $(BUILD)/venv-demo $(BUILD)/venv-test lib rt
	$(call say,Python tests)
	@rm -rf $(TEST_CACHE)
	@JITNEY_CACHE_DIR=$(TEST_CACHE) PYTHONPATH=bindings/python JITNEY_LIBRARY=$(LIB_DIR)/libjitney.so $(PYTHON) -m pytest -q tests/python

bench: $(BUILD)/packages-demo $(BUILD)/venv-demo $(BUILD)/venv-test $(BUILD)/venv-bench lib
	@PYTHONPATH=bindings/python JITNEY_LIBRARY=$(LIB_DIR)/libjitney.so $(PYTHON) benches/peers.py $(ARGS)

overhead: lib
	@$(CC) -std=c11 -O2 -Iinclude benches/c/overhead.c -ldl -o $(BUILD)/overhead
	@$(BUILD)/overhead $(LIB_DIR)/libjitney.so
	@$(CC) -std=c11 -O2 -Iinclude benches/c/kernels.c -L$(LIB_DIR) -ljitney -Wl,-rpath,$(LIB_DIR) -o $(BUILD)/kernels
	@$(BUILD)/kernels

lint: $(BUILD)/packages-llvm
	@cargo fmt --all --check
	@cargo clippy --workspace --release --all-targets -- -D warnings

header:
	@JITNEY_BLESS=1 cargo test --release --test header

clean:
	@rm -rf $(BUILD) && cargo clean
