#!/usr/bin/env bash
# Cross-compiles the native core for RV32IMC and Xtensa lx106, runs it on bare machines under QEMU, checks the golden vectors
# and the published checksums (models/CHECKSUMS) there and counts the instructions of detections: the default model on a QVGA RGB565 frame at 160x160 layer by layer, at all other
# sizes, and with all other kinds of frames; the same of the nano model on a 160x120 Gray8 frame at 96x96; by one core and by the busier
# of two. Of RV32IMC also cycles, instructions and the cycles that loads are waited for (stalls/Stalls.cpp), and a Detect compiled with
# -Os, as a firmware compiles what is not the core. Both models compiled to C++ (dupnet compile), the default one also within
# 64 KB of code. Other ways to compute the default model's layers (peers). And the IL instructions of the managed runtime for the same. The counts are
# exact: the same compiler gives the same numbers on every run and machine.
#
#   tools/counts/run.sh [--model FILE] [--check | --update]
#   tools/counts/run.sh --vectors FOLDER
#
# With --vectors only the vectors of another folder are checked, on RV32IMC and lx106, and nothing is counted: pairs of NAME.dupnet and
# NAME.txt as dupnet-fuzz vectors writes them.
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
golden=$root/firmware-tests/golden
mode=print
while [ $# -gt 0 ]; do
    case $1 in
        --model) model=$(realpath "$2"); shift ;;
        --check) mode=check ;;
        --update) mode=update ;;
        --vectors) mode=vectors; golden=$(realpath "$2"); shift ;;
        *) echo "usage: run.sh [--model FILE] [--check | --update] | --vectors FOLDER" >&2; exit 2 ;;
    esac
    shift
done

missing=
for need in g++:g++ riscv64-unknown-elf-g++:gcc-riscv64-unknown-elf xtensa-lx106-elf-g++:gcc-xtensa-lx106 \
    qemu-system-riscv32:qemu-system-misc qemu-system-xtensa:qemu-system-misc; do
    command -v "${need%%:*}" > /dev/null || missing="$missing ${need##*:}"
done
if [ -n "$missing" ]; then
    echo "run.sh: missing Debian packages:$(printf '%s\n' $missing | sort -u | tr '\n' ' ' | sed 's/^/ /')" >&2
    exit 3
fi

# The command line and the managed runtime, built as they ship.
if [ "$mode" != vectors ]; then
    dotnet build "$root/tools/DupNet.Cli/DupNet.Cli.csproj" --nologo --verbosity quiet >&2
    dotnet build "$root/tools/DupNet.Maintenance/DupNet.Maintenance.csproj" --nologo --verbosity quiet >&2
fi

mkdir -p "$out"
{
    echo '    .section .rodata'
    echo '    .globl defaultModel, defaultModelEnd, nanoModel, nanoModelEnd, referenceModel, referenceModelEnd, checksums, checksumsEnd, goldenFiles'
    printf '    .balign 4\ndefaultModel: .incbin "%s"\ndefaultModelEnd:\n' "$model"
    printf '    .balign 4\nnanoModel: .incbin "%s"\nnanoModelEnd:\n' "$nano"
    printf '    .balign 4\nreferenceModel: .incbin "%s"\nreferenceModelEnd:\n' "$root/models/dupnet-b1/dupnet-b1.dupnet"
    printf '    .balign 4\nchecksums: .incbin "%s"\nchecksumsEnd:\n' "$root/models/CHECKSUMS"
    table='    .balign 4\ngoldenFiles:\n'
    i=0
    for file in "$golden"/*.dupnet; do
        name=$(basename "$file" .dupnet)
        printf '    .balign 4\nm%d: .incbin "%s"\nmEnd%d:\nt%d: .incbin "%s"\ntEnd%d:\nn%d: .asciz "%s"\n' \
            $i "$file" $i $i "${file%.dupnet}.txt" $i $i "$name"
        table="$table    .long n$i, m$i, mEnd$i, t$i, tEnd$i\n"
        i=$((i + 1))
    done
    printf "$table    .long 0, 0, 0, 0, 0\n"
} > "$out/files.S"

# The options of the find module for the core's files: a firmware compiles the rest with -Os.
flags="-std=c++17 -Wall -Wextra -Werror -fno-exceptions -fno-rtti -ffreestanding -fno-tree-loop-distribute-patterns -ffunction-sections -fno-threadsafe-statics -nostdlib -Wl,--gc-sections -Wl,--build-id=none"
sources=$(find "$native/src" -name '*.cpp' | LC_ALL=C sort)
common="$sources $native/tests/GoldenVectors.cpp $native/tests/PublishedChecksums.cpp $here/bare/main.cpp $here/bare/memory.cpp $out/files.S"
includes="-I$native/include -I$native/src -I$native/tests"

# Writes the code of model $2, which has number $3 in bare/main.cpp, to the folder of machine $1, options after it, and compiles it by the
# command $compiler, with the options of the find module.
generate()
{
    machine=$1
    of=$2
    number=$3
    shift 3
    dotnet "$root/artifacts/bin/DupNet.Cli/debug/dupnet.dll" compile "$of" --native "$out/$machine" "$@" > /dev/null
    rm -f "$out/$machine"/*.o
    find "$out/$machine" -name '*.cpp' -print0 | xargs -0 -P 2 -I FILE \
        $compiler -O2 -fno-schedule-insns -fno-schedule-insns2 -fno-tree-reassoc -fno-tree-ter $flags $includes -c FILE -o FILE.o
    compiled="-DCOMPILED=$number -DDUPNET_WITH_COMPILED=1 $out/$machine/*.o"
}

riscv='riscv64-unknown-elf-g++ -march=rv32imc -mabi=ilp32'
xtensa='xtensa-lx106-elf-g++ -mlongcalls -mtext-section-literals'

# For machine $2, optimised by $1; with $compiled code.
build_riscv()
{
    $riscv "$1" $flags $includes "-DMACHINE=\"$2\"" $compiled -Wl,--no-warn-rwx-segments \
        "$here/bare/riscv.S" "$here/bare/riscv.cpp" $common -T "$here/bare/riscv.ld" -lgcc -o "$out/$2.elf"
}

build_xtensa()
{
    $xtensa -O2 $flags $includes "-DMACHINE=\"$1\"" $compiled \
        "$here/bare/xtensa.S" "$here/bare/xtensa.cpp" "$here/bare/xtensa-arithmetic.cpp" $common -T "$here/bare/xtensa.ld" -lgcc -o "$out/$1.elf"
}

# Semihosting writes to the standard error of the one emulator and the standard output of the other.
options="-m 64M -nographic -monitor none -serial none -semihosting-config enable=on,target=native"

if [ "$mode" = vectors ]; then
    compiled=-DVECTORS_ONLY=1
    build_riscv -O2 rv32imc.vectors
    build_xtensa lx106.vectors
    timeout 3000 qemu-system-riscv32 -M virt -bios none $options -kernel "$out/rv32imc.vectors.elf" > "$out/rv32imc.vectors.txt" 2>&1
    timeout 3000 qemu-system-xtensa -M sim -cpu lx106 $options -kernel "$out/lx106.vectors.elf" > "$out/lx106.vectors.txt" 2>&1
    cat "$out/rv32imc.vectors.txt" "$out/lx106.vectors.txt"
    [ "$(cat "$out/rv32imc.vectors.txt" "$out/lx106.vectors.txt" | grep -c '^done$')" -eq 2 ]
    exit
fi

compiled=
build_riscv -O2 rv32imc
build_riscv -Os rv32imc.Os
build_xtensa lx106
compiler=$riscv
generate rv32imc.compiled "$model" 1 --target riscv
build_riscv -O2 rv32imc.compiled
generate rv32imc.compiled64k "$model" 1 --target riscv --code-bytes 65536
build_riscv -O2 rv32imc.compiled64k
generate rv32imc.nano.compiled "$nano" 2 --target riscv
build_riscv -O2 rv32imc.nano.compiled
compiler=$xtensa
generate lx106.compiled "$model" 1 --target xtensa
build_xtensa lx106.compiled
generate lx106.nano.compiled "$nano" 2 --target xtensa
build_xtensa lx106.nano.compiled

# From QEMU 9 on the interface of plug-ins has another number; what the plug-in uses of it is the same.
major=$(qemu-system-riscv32 --version | sed -n 's/.* version \([0-9]*\)\..*/\1/p')
g++ -std=c++17 -O2 -Wall -Wextra -Werror -fPIC -shared -fvisibility=hidden "-DPLUGIN_VERSION=$([ "$major" -ge 9 ] && echo 2 || echo 1)" \
    "$here/stalls/Stalls.cpp" -o "$out/stalls.so"

riscvs='rv32imc rv32imc.Os rv32imc.compiled rv32imc.compiled64k rv32imc.nano.compiled'
xtensas='lx106 lx106.compiled lx106.nano.compiled'
for machine in $riscvs; do
    timeout 300 qemu-system-riscv32 -M virt -bios none $options -icount shift=0 -plugin "$out/stalls.so,out=$out/$machine.stalls" \
        -kernel "$out/$machine.elf" > "$out/$machine.txt" 2>&1
done
for machine in $xtensas; do
    timeout 300 qemu-system-xtensa -M sim -cpu lx106 $options -icount shift=5 -kernel "$out/$machine.elf" > "$out/$machine.txt" 2>&1
done
for machine in $riscvs $xtensas; do
    if ! grep -q '^done$' "$out/$machine.txt"; then
        echo "run.sh: $machine did not finish:" >&2
        cat "$out/$machine.txt" >&2
        exit 1
    fi
done

# Lines of the machine with the stalls between two readings of its clock added: cycles.
for machine in $riscvs; do
    awk '
        NR == FNR { instructions[$1] = $2; stalls[$1] = $3; next }
        NF == 4 {
            waited = stalls[$4] - stalls[$3]
            executed = instructions[$4] - instructions[$3]
            model = $1 ~ /\.nano\./ ? "nano" : "default"
            if ($1 ~ /\.sampling$/) { sampled[model] = waited; sampling[model] = executed }

            # Instructions of the first layer are without those of the sampler.
            if ($1 ~ /\.layer1$/) { waited -= sampled[model]; executed -= sampling[model] }
            if (executed != $2) { print "run.sh: the plug-in counts " executed " instructions of " $1 ", the machine " $2 > "/dev/stderr"; exit 1 }
            name = $1
            if (!sub(/\.detect$/, ".cycles", name)) name = name ".cycles"
            print $1, $2
            print name, $2 + waited
            next
        }
        NF == 2' "$out/$machine.stalls" "$out/$machine.txt" > "$out/$machine.counts"
done

# Words of 32 binary multiply-accumulates are the same for all machines, memory is RV32IMC's.
awk '
    $1 ~ /Os/ && $1 !~ /^rv32imc\.Os\.(detect|cycles)$/ { next }
    $1 ~ /compiled64k/ && ($1 ~ /layer/ || $1 !~ /\.(detect|cycles|ram)$/) { next }
    $1 ~ /compiled/ && $1 ~ /words|sampling|boxes/ { next }
    $1 ~ /^lx106\./ && ($1 ~ /estimate/ || $1 ~ /\.words/ || $1 ~ /\.ram$/) { next }
    $1 ~ /\.words/ { sub(/^rv32imc\./, "", $1) }
    $1 ~ /\.ram$/ { sub(/^rv32imc/, "ram.native", $1); sub(/\.ram$/, "", $1) }
    NF >= 2 { print $1, $2; value[$1] = $2 }
    END {
        for (m = 1; m <= 2; m++) {
            machine = m == 1 ? "rv32imc" : "lx106"
            printf "%s.per32mac %.3f\n", machine, value[machine ".detect"] / value["words"]
            for (i = 1; ("words.layer" i) in value; i++)
                printf "%s.per32mac.layer%d %.3f\n", machine, i, value[machine ".layer" i] / value["words.layer" i]
        }
    }' "$out/rv32imc.counts" "$out/rv32imc.Os.counts" "$out/rv32imc.compiled.counts" "$out/rv32imc.compiled64k.counts" \
    "$out/rv32imc.nano.compiled.counts" "$out/lx106.txt" "$out/lx106.compiled.txt" "$out/lx106.nano.compiled.txt" > "$out/counts.txt"

# Bytes of generated code.
for machine in rv32imc.compiled rv32imc.compiled64k rv32imc.nano.compiled lx106.compiled lx106.nano.compiled; do
    size "$out/$machine"/*.o | awk -v "name=code.$machine" '$1 ~ /^[0-9]+$/ { bytes += $1 } END { print name, bytes }' >> "$out/counts.txt"
done

il="dotnet $root/artifacts/bin/DupNet.Maintenance/debug/dupnet-maintain.dll count"
$il "$model" >> "$out/counts.txt"
$il "$nano" --size 96 --frame 160x120 --format Gray8 | sed -n 's/^il\./il.nano./p; s/^ram\.managed /ram.nano.managed /p' >> "$out/counts.txt"

# The same models as code.
$il "$model" --compiled | sed -n 's/^il\./il.compiled./p; s/^ram\.managed /ram.managed.compiled /p; s/^code\.il /code.il.compiled /p' >> "$out/counts.txt"
$il "$nano" --size 96 --frame 160x120 --format Gray8 --compiled \
    | sed -n 's/^il\./il.nano.compiled./p; s/^ram\.managed /ram.nano.managed.compiled /p; s/^code\.il /code.il.nano.compiled /p' >> "$out/counts.txt"

# The same sizes and formats as above.
il_of()
{
    prefix=$1
    shift
    $il "$@" | sed -n "s/^il\.detect /$prefix.detect /p" >> "$out/counts.txt"
}

for size in 64 96 128 160 192 224 256 288 320; do
    il_of "il.$size" "$model" --size $size
done
for size in 64 80 96 112 128 144 160 176 192 208 224; do
    il_of "il.nano.$size" "$nano" --size $size --frame 160x120 --format Gray8
done
for format in Rgb565LittleEndian:rgb565le Rgb888:rgb888 Bgr888:bgr888 Yuv422:yuv422 Uyvy422:uyvy422 Bgr565LittleEndian:bgr565le \
    Bgr565BigEndian:bgr565be; do
    il_of "il.${format#*:}" "$model" --format "${format%:*}"
    il_of "il.nano.${format#*:}" "$nano" --size 96 --frame 160x120 --format "${format%:*}"
done
il_of il.gray8 "$model" --format Gray8
il_of il.nano.rgb565be "$nano" --size 96 --frame 160x120 --format Rgb565BigEndian

# Other ways to compute the same layers.
"$here/peers/count.sh" "$out" >> "$out/counts.txt"

cat "$out/counts.txt"

case $mode in
    update) cp "$out/counts.txt" "$here/counts.txt" ;;
    check) "$here/check.sh" "$here/counts.txt" "$here/limits.txt" "$out/counts.txt" ;;
esac
