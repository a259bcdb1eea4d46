#!/usr/bin/env bash
# Cross-compiles the native core for RV32IMC and Xtensa lx106, runs it on bare machines under QEMU, checks the golden vectors
# there and counts instructions per layer and for a whole Detect of a QVGA RGB565 frame; and counts the IL instructions of the
# managed runtime for the same, and for the nano model on a 160x120 Gray8 frame where there is one. The counts are exact: the
# same compiler gives the same numbers on every run and machine.
#
#   tools/counts/run.sh [--model FILE] [--check | --update]
#
# Prints "NAME VALUE" lines on standard output. --check compares them with counts.txt and limits.txt and fails when one has
# grown by more than 2 % or is above its limit; --update writes them to counts.txt. The model is the default one unless --model names another. Installs nothing; says what
# is missing.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
native=$root/nf-src/DupNet.Embedded.Native
out=$root/artifacts/counts
model=$root/models/dupnet-tinier-yolo/dupnet-tinier-yolo.dupnet
nano=$root/models/dupnet-nano/dupnet-nano.dupnet
mode=print
while [ $# -gt 0 ]; do
    case $1 in
        --model) model=$(realpath "$2"); shift ;;
        --check) mode=check ;;
        --update) mode=update ;;
        *) echo "usage: run.sh [--model FILE] [--check | --update]" >&2; exit 2 ;;
    esac
    shift
done

missing=
for need in riscv64-unknown-elf-g++:gcc-riscv64-unknown-elf xtensa-lx106-elf-g++:gcc-xtensa-lx106 \
    qemu-system-riscv32:qemu-system-misc qemu-system-xtensa:qemu-system-misc; do
    command -v "${need%%:*}" > /dev/null || missing="$missing ${need##*:}"
done
if [ -n "$missing" ]; then
    echo "run.sh: missing Debian packages:$(printf '%s\n' $missing | sort -u | tr '\n' ' ' | sed 's/^/ /')" >&2
    exit 3
fi

mkdir -p "$out"
{
    echo '    .section .rodata'
    echo '    .globl countedModel, countedModelEnd, goldenFiles'
    printf '    .balign 4\ncountedModel: .incbin "%s"\ncountedModelEnd:\n' "$model"
    table='    .balign 4\ngoldenFiles:\n'
    i=0
    for file in "$root"/firmware-tests/golden/*.dupnet; do
        name=$(basename "$file" .dupnet)
        printf '    .balign 4\nm%d: .incbin "%s"\nmEnd%d:\nt%d: .incbin "%s"\ntEnd%d:\nn%d: .asciz "%s"\n' \
            $i "$file" $i $i "${file%.dupnet}.txt" $i $i "$name"
        table="$table    .long n$i, m$i, mEnd$i, t$i, tEnd$i\n"
        i=$((i + 1))
    done
    printf "$table    .long 0, 0, 0, 0, 0\n"
} > "$out/files.S"

flags="-std=c++17 -O2 -Wall -Wextra -Werror -fno-exceptions -fno-rtti -ffreestanding -fno-tree-loop-distribute-patterns -ffunction-sections -fno-threadsafe-statics -nostdlib -Wl,--gc-sections -Wl,--build-id=none"
sources=$(find "$native/src" -name '*.cpp' ! -name dupnet.cpp | LC_ALL=C sort)
common="$sources $native/src/dupnet.cpp $native/tests/GoldenVectors.cpp $here/bare/main.cpp $here/bare/memory.cpp $out/files.S"
includes="-I$native/include -I$native/src -I$native/tests"

riscv64-unknown-elf-g++ -march=rv32imc -mabi=ilp32 $flags $includes "-DMACHINE=\"rv32imc\"" \
    "$here/bare/riscv.S" "$here/bare/riscv.cpp" $common -T "$here/bare/riscv.ld" -lgcc -o "$out/rv32imc.elf"
xtensa-lx106-elf-g++ -mlongcalls $flags $includes "-DMACHINE=\"lx106\"" \
    "$here/bare/xtensa.S" "$here/bare/xtensa.cpp" "$here/bare/xtensa-arithmetic.cpp" $common -T "$here/bare/xtensa.ld" -lgcc -o "$out/lx106.elf"

# Semihosting writes to the standard error of the one emulator and the standard output of the other.
options="-m 64M -nographic -monitor none -serial none -semihosting-config enable=on,target=native"
timeout 120 qemu-system-riscv32 -M virt -bios none $options -icount shift=0 -kernel "$out/rv32imc.elf" > "$out/rv32imc.txt" 2>&1
timeout 120 qemu-system-xtensa -M sim -cpu lx106 $options -icount shift=5 -kernel "$out/lx106.elf" > "$out/lx106.txt" 2>&1
for machine in rv32imc lx106; do
    if ! grep -q "^$machine.detect " "$out/$machine.txt"; then
        echo "run.sh: $machine did not finish:" >&2
        cat "$out/$machine.txt" >&2
        exit 1
    fi
done

# Words of 32 binary multiply-accumulates are the same for both machines, memory is RV32IMC's.
awk '
    { sub(/^lx106\.words.*|^lx106\.ram .*|^lx106\.split\.ram .*/, "") }
    /^rv32imc\.words/ { sub(/^rv32imc\./, "") }
    /^rv32imc\.ram/ { sub(/^rv32imc\.ram/, "ram.native") }
    /^rv32imc\.split\.ram/ { sub(/^rv32imc\.split\.ram/, "ram.native.split") }
    NF == 2 { print; value[$1] = $2 }
    END {
        for (m = 1; m <= 2; m++) {
            machine = m == 1 ? "rv32imc" : "lx106"
            printf "%s.per32mac %.3f\n", machine, value[machine ".detect"] / value["words"]
            for (i = 1; ("words.layer" i) in value; i++)
                printf "%s.per32mac.layer%d %.3f\n", machine, i, value[machine ".layer" i] / value["words.layer" i]
        }
    }' "$out/rv32imc.txt" "$out/lx106.txt" > "$out/counts.txt"

# The managed runtime, built as it ships.
dotnet build "$root/tools/DupNet.Counting/DupNet.Counting.csproj" --nologo --verbosity quiet >&2
il="dotnet $root/artifacts/bin/DupNet.Counting/debug/dupnet-counts.dll"
$il "$model" >> "$out/counts.txt"
if [ -f "$nano" ]; then
    $il "$nano" --size 96 --frame 160x120 --format Gray8 | sed -n 's/^il\./il.nano./p; s/^ram\.managed /ram.nano.managed /p' >> "$out/counts.txt"
fi

cat "$out/counts.txt"

case $mode in
    update) cp "$out/counts.txt" "$here/counts.txt" ;;
    check) "$here/check.sh" "$here/counts.txt" "$here/limits.txt" "$out/counts.txt" ;;
esac
