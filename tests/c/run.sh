#!/bin/bash
# The C and C++ tests: compiles and runs everything in this folder against $JITNEY_LIB_DIR, the directory of libjitney.so
# and libjitney.so.0. One line per check, then "N passed, N failed". Exit status 1 where one failed.
# A check whose tool is missing is skipped, with the reason; clang++ is used where it is installed.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
here=$root/tests/c
lib_dir=${JITNEY_LIB_DIR:?"set JITNEY_LIB_DIR to the directory of libjitney.so and libjitney.so.0"}
lib_dir=$(cd "$lib_dir" && pwd) || exit 2
lib=$lib_dir/libjitney.so
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0 skipped=0
cc=${CC:-gcc} cxx=${CXX:-g++}
warnings="-Wall -Wextra -Wpedantic -Werror"
include="-I$root/include -I$root/bindings/cpp"
link="-L$lib_dir -ljitney -Wl,-rpath,$lib_dir -pthread -lm"
sanitize="-g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer"

# check NAME COMMAND...: passes when the command does; its output is shown only when it does not.
check() {
    local name=$1
    shift
    if "$@" >"$work/log" 2>&1; then
        passed=$((passed + 1))
        echo "ok    $name"
    else
        failed=$((failed + 1))
        echo "FAIL  $name"
        sed 's/^/      /' "$work/log" | head -60
    fi
}

skip() {
    skipped=$((skipped + 1))
    echo "skip  $1: $2"
}

# --- The header, in every setting.
for language in c:c11 c++:c++17; do
    standard=${language#*:}
    compiler=$cc
    [ "${language%%:*}" = c++ ] && compiler=$cxx
    for setting in "" -DTWICE -DDLPACK_BEFORE -DDLPACK_AFTER "-DTWICE -DDLPACK_BEFORE"; do
        case $setting in
        *DLPACK*) echo '#include <dlpack/dlpack.h>' | $cc -E -x c - >/dev/null 2>&1 || {
            skip "jitney.h as $standard $setting" "dlpack/dlpack.h is not installed (libdlpack-dev)"
            continue
        } ;;
        esac
        # shellcheck disable=SC2086
        check "jitney.h as $standard ${setting:-alone}" \
            $compiler -x "${language%%:*}" -std=$standard $warnings $setting $include "$here/header.c" \
            -x none $link -o "$work/header"
    done
    check "jitney.h links as $standard" "$work/header"
done

# --- The header of plugins, which is all that a plugin needs.
for language in c:c11 c++:c++17; do
    standard=${language#*:}
    compiler=$cc
    [ "${language%%:*}" = c++ ] && compiler=$cxx
    # shellcheck disable=SC2086
    check "plugin.h as $standard" $compiler -x "${language%%:*}" -std=$standard $warnings $include -c \
        "$here/plugin_header.c" -o "$work/plugin_header.o"
done

# --- Every C function is declared once, and has its place in jitney.hpp.
declared() { grep -oE '\bjitney_[a-z0-9_]+\(' "$root/include/jitney/jitney.h" | tr -d '(' | sort; }
check "each function is declared once" test -z "$(declared | uniq -d)"
# Views stand for the first five, overloads of jitney::value for what they are called.
for name in $(declared | grep -vE '^jitney_tensor_(f32|f64|i32|i64|u8)$'); do
    stem=${name#jitney_}
    grep -qE "\b$name\b|\((${stem})[,)]" "$root"/bindings/cpp/jitney/*.hpp || echo "$name"
done >"$work/missing"
check "jitney.hpp wraps every function" diff "$work/missing" /dev/null

# --- The library's symbols, name and flags.
nm -D --defined-only "$lib" | awk '$2 != "A" {print $3}' | sed 's/@.*//' | grep -v '^jitney_' >"$work/foreign"
check "only jitney_* symbols are exported" diff "$work/foreign" /dev/null
nm -D --defined-only "$lib" | awk '{print $3}' | grep '^jitney_' | sort >"$work/exported"
declared >"$work/declared"
check "the exported functions are those of the header" diff "$work/declared" "$work/exported"
dynamic=$(readelf -d "$lib")
check "the SONAME is libjitney.so.0" grep -q 'SONAME.*\[libjitney\.so\.0\]' <<<"$dynamic"
check "the library is never unloaded (nodelete)" grep -q 'FLAGS_1.*NODELETE' <<<"$dynamic"
check "no text relocations, no executable stack" bash -c \
    "! grep -q TEXTREL <<<'$dynamic' && readelf -lW '$lib' | grep GNU_STACK | grep -qv E\ "

# --- The programs: plain, sanitised, under Valgrind.
program() { # NAME COMPILER STANDARD SOURCE
    local name=$1 compiler=$2 standard=$3 source=$4
    # shellcheck disable=SC2086
    check "$name compiles" $compiler -std=$standard -O1 -g $warnings $include "$source" $link -o "$work/$name"
    check "$name runs" "$work/$name"
    check "$name runs on the baseline" env JITNEY_CPU=baseline JITNEY_EXPECT_LEVEL=baseline "$work/$name"
    # shellcheck disable=SC2086
    check "$name compiles with sanitizers" \
        $compiler -std=$standard -O1 $sanitize $warnings $include "$source" $link -o "$work/$name-asan"
    check "$name under AddressSanitizer and UBSan" env ASAN_OPTIONS=detect_leaks=1 "$work/$name-asan"
    if command -v valgrind >/dev/null; then
        # Valgrind's processor has no AVX-512: the library has to see that and take AVX2.
        check "$name under Valgrind, on avx2" env JITNEY_EXPECT_LEVEL=${valgrind_level:-avx2} \
            valgrind --quiet --leak-check=full --error-exitcode=9 --suppressions="$here/valgrind.supp" "$work/$name"
    else
        skip "$name under Valgrind" "valgrind is not installed"
    fi
}
# Where the processor itself has no AVX2, neither has Valgrind's.
grep -q avx2 /proc/cpuinfo || valgrind_level=baseline
program functional-c "$cc" c11 "$here/functional.c"
program functional-cpp17 "$cxx" c++17 "$here/functional.cpp"
# shellcheck disable=SC2086
check "functional-cpp20 compiles" $cxx -std=c++20 -O1 $warnings $include "$here/functional.cpp" $link -o "$work/cpp20"
check "functional-cpp20 runs" "$work/cpp20"
echo "#include <jitney.hpp>" >"$work/include.cpp"
# shellcheck disable=SC2086
check "jitney.hpp without exceptions compiles" \
    $cxx -std=c++17 -fno-exceptions $warnings $include -fsyntax-only "$work/include.cpp"
if command -v clang++ >/dev/null; then
    for standard in c++17 c++20; do
        # shellcheck disable=SC2086
        check "jitney.hpp with clang++ as $standard" clang++ -std=$standard $warnings $include -fsyntax-only \
            "$here/functional.cpp"
    done
else
    skip "jitney.hpp with clang++" "clang++ is not installed"
fi

# --- Exported kernels: programs with an object and a header, and nothing of the library.
export=$work/export
mkdir "$export"
if [ -e "$lib_dir/libjitney_llvm.so" ] && [ -e "$lib_dir/libjitney_rt.a" ]; then
    # shellcheck disable=SC2086
    check "kernels are exported" bash -c \
        "$cc -std=c11 -O1 $warnings $include '$here/export/make.c' $link -o '$work/make' && '$work/make' '$export'"
    check "nothing but the files is left" bash -c "[ \$(ls -A '$export' | wc -l) -eq 17 ]"
    # shellcheck disable=SC2086
    check "a program with exported kernels compiles" \
        $cc -std=c11 -O1 $warnings -I"$export" "$here/export/use.c" "$export"/*.o -L"$lib_dir" -ljitney_rt -lm -pthread \
        -Wl,--gc-sections -Wl,--fatal-warnings -o "$work/use-export"
    check "a program with exported kernels runs" "$work/use-export" "$export"
    # shellcheck disable=SC2086
    check "a program with exported kernels under AddressSanitizer and UBSan" bash -c \
        "$cc -std=c11 -O1 $sanitize -I'$export' '$here/export/use.c' '$export'/*.o -L'$lib_dir' -ljitney_rt -lm -pthread \
             -o '$work/use-asan' && ASAN_OPTIONS=detect_leaks=1 '$work/use-asan' '$export'"
    check "it needs neither the library nor a plugin" bash -c "! ldd '$work/use-export' | grep -i -e jitney -e llvm"
    check "it has no compiler in it" bash -c "! nm -C '$work/use-export' | grep -i -e cranelift -e ruff_ -e jitney_kernel_"
    strip -o "$work/use-export-small" "$work/use-export"
    check "it is small ($(stat -c %s "$work/use-export-small") bytes)" \
        test "$(stat -c %s "$work/use-export-small")" -lt 1500000
    for setting in "" -DJITNEY_BEFORE -DJITNEY_AFTER; do
        # Without the runtime: the kernels need none.
        # shellcheck disable=SC2086
        check "exported headers in C++ ${setting:-alone}" \
            $cxx -std=c++17 $warnings $setting $include -I"$export" "$here/export/plain.cpp" "$export/axpy.o" \
            "$export/raises.o" -lm -o "$work/plain-export"
        check "an exported kernel from C++ runs" "$work/plain-export"
    done
    check "a kernel of loops and arithmetic needs nothing" bash -c "! nm -u '$export/axpy.o' | grep ."
    # shellcheck disable=SC2086
    check "examples/export" bash -c \
        "cd '$work' && $cc -std=c11 -O2 $warnings $include '$root/examples/export/export.c' $link -o export-example &&
         ./export-example . &&
         $cc -std=c11 -O2 $warnings -I. '$root/examples/export/program.c' smooth.o -lm -o export-program && ./export-program"
else
    skip "exported kernels" "libjitney_llvm.so or libjitney_rt.a is not in $lib_dir (make llvm rt)"
fi

# --- The examples.
# shellcheck disable=SC2086
check "examples/c/quickstart.c" bash -c \
    "$cc -std=c11 -O2 $warnings $include '$root/examples/c/quickstart.c' $link -o '$work/q1' && '$work/q1'"
# shellcheck disable=SC2086
check "examples/cpp/quickstart.cpp" bash -c \
    "$cxx -std=c++17 -O2 $warnings $include '$root/examples/cpp/quickstart.cpp' $link -o '$work/q2' && '$work/q2'"
# shellcheck disable=SC2086
check "examples/plugins" bash -c \
    "$cc -std=c11 -O3 $warnings $include -shared -fPIC -fvisibility=hidden '$root/examples/plugins/provider.c' \
         -o '$work/libjitney_example.so' &&
     $cc -std=c11 -O2 $warnings $include '$root/examples/plugins/use.c' $link -o '$work/use' &&
     JITNEY_PLUGIN_PATH='$work' '$work/use'"
# shellcheck disable=SC2086
check "benches/c/overhead.c compiles" \
    $cc -std=c11 -O2 $warnings $include "$root/benches/c/overhead.c" -ldl -o "$work/overhead"

[ "$skipped" -gt 0 ] && echo "$skipped skipped"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
