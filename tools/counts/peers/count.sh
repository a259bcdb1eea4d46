#!/usr/bin/env bash
# Counts other ways to compute the layers of the default model, on the machine and with the counter of run.sh, which calls this after it
# has built its files: packed bits and a population count, bytes, and floats. Prints "NAME VALUE" lines.
#
#   tools/counts/peers/count.sh FOLDER
#
# FOLDER holds files.S and stalls.so of run.sh.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
counts=$here/..
native=$here/../../../nf-src/DupNet.Embedded.Native
out=$1
flags="-std=c++17 -O2 -Wall -Wextra -Werror -fno-exceptions -fno-rtti -ffreestanding -fno-tree-loop-distribute-patterns -ffunction-sections -fno-threadsafe-statics -nostdlib -Wl,--gc-sections -Wl,--build-id=none -Wl,--no-warn-rwx-segments"

# An instruction set of its own for floats: those of the machine would be calls.
for machine in peers:rv32imc:ilp32: peers.float:rv32imafc:ilp32f:-DPEER_FLOAT; do
    IFS=: read -r name set abi define <<< "$machine"
    riscv64-unknown-elf-g++ "-march=$set" "-mabi=$abi" $flags $define "-I$native/include" "-I$native/src" "-I$counts/bare" \
        "$counts/bare/riscv.S" "$counts/bare/riscv.cpp" "$counts/bare/memory.cpp" "$here"/*.cpp \
        $(find "$native/src" -name '*.cpp' | LC_ALL=C sort) "$out/files.S" -T "$counts/bare/riscv.ld" -lgcc -o "$out/$name.elf"
    timeout 300 qemu-system-riscv32 -M virt -bios none -m 64M -nographic -monitor none -serial none \
        -semihosting-config enable=on,target=native -icount shift=0 -plugin "$out/stalls.so,out=$out/$name.stalls" -kernel "$out/$name.elf" \
        > "$out/$name.txt" 2>&1
    if ! grep -q '^done$' "$out/$name.txt"; then
        echo "count.sh: $name did not finish:" >&2
        cat "$out/$name.txt" >&2
        exit 1
    fi

    # Waits for loads between two readings of the machine's clock, and its instructions.
    awk '
        NR == FNR { stalls[$1] = $3; next }
        NF == 4 { print $1, $2; print $1 ".cycles", $2 + stalls[$4] - stalls[$3] }' "$out/$name.stalls" "$out/$name.txt"
done
