#!/usr/bin/env bash
# Fuzzes all that reads bytes from outside, for SECONDS in all: first the native core by libFuzzer, with the address and
# undefined-behaviour sanitizers, for half of the time, then the managed readers by DupNet.Fuzzing. docs/fuzzing.md says more.
#
#   tests/fuzz/run.sh SECONDS [native|managed]
#
# With the second word only that half, for all of the time.
#
# Prints a line for each target: NAME, executions, and of the native ones the counters of coverage. Exit code: 0; 1 for a finding, with the
# file that brings it back; 2 for a wrong command line. Without clang, its run-time libraries or cmake the native half is left out, with a message.
set -u
if [ $# -lt 1 ] || [ $# -gt 2 ] || ! [[ $1 =~ ^[1-9][0-9]*$ ]] || ! [[ ${2-both} =~ ^(both|native|managed)$ ]]; then
    echo "usage: run.sh SECONDS [native|managed]" >&2
    exit 2
fi

half=${2-both}
seconds=$1
[ "$half" = both ] && seconds=$(((seconds + 1) / 2))
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
out=$root/artifacts/fuzz
status=0
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
mkdir -p "$out"

# Whether clang can link a fuzzer here.
have_fuzzer()
{
    command -v cmake > /dev/null && command -v clang++ > /dev/null \
        && echo 'extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, unsigned long) { return 0; }' \
        | clang++ -x c++ -fsanitize=fuzzer,address,undefined -o "$out/probe" - 2> /dev/null
}

# Generates code for the golden model "tree", which one of the targets runs.
compile_model()
{
    dotnet build "$root/tools/DupNet.Cli" --nologo -v q > "$out/build-native.log" 2>&1 \
        && rm -rf "$out/compiled" \
        && dotnet "$root/artifacts/bin/DupNet.Cli/debug/dupnet.dll" compile "$root/firmware-tests/golden/tree.dupnet" --native "$out/compiled" \
            >> "$out/build-native.log" 2>&1
}

build_native()
{
    compile_model \
        && CXX=clang++ cmake -S "$here/native" -B "$out/native" "-DDUPNET_COMPILED_FOLDER=$out/compiled" >> "$out/build-native.log" 2>&1 \
        && cmake --build "$out/native" -j 2 >> "$out/build-native.log" 2>&1
}

# Runs target $1 for $2 seconds on what it has come to know, its seeds, and what was found once; further folders of seeds after it.
fuzz_native()
{
    target=$1
    time=$2
    shift 2
    corpus=$out/corpus/$target
    mkdir -p "$corpus" "$out/findings"
    folders=("$corpus")
    for folder in "$here/seeds/$target" "$here/found/native-$target" "$@"; do
        [ -d "$folder" ] && folders+=("$folder")
    done

    if "$out/native/fuzz-$target" "-max_total_time=$time" -max_len=5000 -len_control=20 -timeout=30 -rss_limit_mb=2048 -print_final_stats=1 \
        "-artifact_prefix=$out/findings/$target-" "${folders[@]}" > "$out/$target.log" 2>&1; then
        awk -v "target=native-$target" '
            $2 == "DONE" { for (i = 3; i < NF; i++) { if ($i == "cov:") cov = $(i + 1); if ($i == "ft:") ft = $(i + 1) } }
            /number_of_executed_units/ { runs = $2 }
            END { print target, runs, "cov " cov, "ft " ft }' "$out/$target.log"
        return 0
    fi

    status=1
    echo "FINDING in native-$target:" >&2
    grep -E '^FINDING|ERROR: |runtime error: |Test unit written' "$out/$target.log" >&2
    file=$(sed -n 's/.*Test unit written to //p' "$out/$target.log" | tail -1)
    echo "  again: $out/native/fuzz-$target $file" >&2
}

run_native()
{
    if ! have_fuzzer; then
        echo 'run.sh: the native targets are left out: they need cmake, clang, and its run-time libraries (Debian: cmake clang libclang-rt-dev)' >&2
        return
    fi

    if ! build_native; then
        tail -20 "$out/build-native.log" >&2
        echo 'run.sh: the native targets cannot be built' >&2
        status=1
        return
    fi

    targets=(model frame settings calls compiled)
    for target in "${targets[@]}"; do
        seeds=()
        [ "$target" = model ] && seeds=("$root/firmware-tests/golden")
        fuzz_native "$target" $(((seconds + ${#targets[@]} - 1) / ${#targets[@]})) "${seeds[@]}"
    done
}

run_managed()
{
    if ! dotnet build -c Release "$root/tests/DupNet.Fuzzing" --nologo -v q > "$out/build-managed.log" 2>&1; then
        tail -20 "$out/build-managed.log" >&2
        echo 'run.sh: the managed targets cannot be built' >&2
        status=1
        return
    fi

    if ! dotnet "$root/artifacts/bin/DupNet.Fuzzing/release/dupnet-fuzz.dll" run --seconds "$seconds" --output "$out/managed"; then
        status=1
        echo "  if it ended at once: the last input was $(tr -d '\0' < "$out/managed/last")" >&2
    fi
}

[ "$half" = managed ] || run_native
[ "$half" = native ] || run_managed

exit "$status"
