// A plug-in for qemu-system-riscv32 (-plugin FILE,out=COUNTS): counts instructions, and loads whose register the next instruction
// reads. Writes a line "READING INSTRUCTIONS STALLS" whenever the program reads its own instruction counter (Machine.h, ticks).
//
// A core that fetches, decodes, executes, accesses memory and writes back in five stages waits one cycle at such a load, whatever the
// memory. Nothing else that costs time is counted: caches, taken branches, divisions.
#include <cstdio>
#include <cstring>

#include "Instruction.h"
#include "plugin-api.h"

extern "C"
{
__attribute__((visibility("default"))) int qemu_plugin_version = PLUGIN_VERSION;
}

namespace
{
std::FILE* counts;
uint64_t instructions;
uint64_t stalls;
uint32_t readings;
uint32_t loaded; // by the instruction before

// A run of instructions that is executed as a whole.
struct Block
{
    uint32_t instructions;
    uint32_t stalls; // within it
    uint32_t reads;  // of the first one
    uint32_t loaded; // by the last one
};

void execute(unsigned, void* data)
{
    const Block& block = *static_cast<const Block*>(data);
    instructions += block.instructions;
    stalls += block.stalls + ((loaded & block.reads) != 0 ? 1 : 0);
    loaded = block.loaded;
}

void readCounter(unsigned, void*)
{
    std::fprintf(counts, "%u %llu %llu\n", ++readings, static_cast<unsigned long long>(instructions), static_cast<unsigned long long>(stalls));
}

void finish(qemu_plugin_id_t, void*) { std::fclose(counts); }

void translate(qemu_plugin_id_t, qemu_plugin_tb* translated)
{
    // Kept until the emulator ends: translations may be executed until then.
    Block* block = new Block();
    block->instructions = static_cast<uint32_t>(qemu_plugin_tb_n_insns(translated));
    for (uint32_t i = 0; i < block->instructions; i++)
    {
        qemu_plugin_insn* place = qemu_plugin_tb_get_insn(translated, i);
        Instruction instruction = Instruction::decode(qemu_plugin_insn_haddr(place));
        if (i == 0)
        {
            block->reads = instruction.reads;
        }
        else if ((block->loaded & instruction.reads) != 0)
        {
            block->stalls++;
        }

        block->loaded = instruction.loaded;
        if (instruction.readsCounter)
        {
            qemu_plugin_register_vcpu_insn_exec_cb(place, readCounter, QEMU_PLUGIN_CB_NO_REGS, nullptr);
        }
    }

    qemu_plugin_register_vcpu_tb_exec_cb(translated, execute, QEMU_PLUGIN_CB_NO_REGS, block);
}
}

extern "C" __attribute__((visibility("default"))) int qemu_plugin_install(qemu_plugin_id_t id, const qemu_info_t*, int count, char** arguments)
{
    constexpr const char* Out = "out=";
    counts = count == 1 && std::strncmp(arguments[0], Out, std::strlen(Out)) == 0 ? std::fopen(arguments[0] + std::strlen(Out), "w") : nullptr;
    if (counts == nullptr)
    {
        std::fprintf(stderr, "Stalls: out=FILE names no file that can be written\n");
        return 1;
    }

    qemu_plugin_register_vcpu_tb_trans_cb(id, translate);
    qemu_plugin_register_atexit_cb(id, finish, nullptr);
    return 0;
}
