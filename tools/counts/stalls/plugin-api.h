#pragma once
#include <stdint.h>
#include <stddef.h>

// The part of QEMU's interface for plug-ins that Stalls.cpp uses: declared here, since distributions do not package the header. It is
// the same in versions 1 to 5; PLUGIN_VERSION is what the installed emulator asks for.
extern "C"
{
typedef uint64_t qemu_plugin_id_t;
struct qemu_plugin_tb;
struct qemu_plugin_insn;
struct qemu_info_t;

enum qemu_plugin_cb_flags
{
    QEMU_PLUGIN_CB_NO_REGS,
};

typedef void (*qemu_plugin_vcpu_tb_trans_cb_t)(qemu_plugin_id_t id, qemu_plugin_tb* block);
typedef void (*qemu_plugin_vcpu_udata_cb_t)(unsigned int processor, void* data);
typedef void (*qemu_plugin_udata_cb_t)(qemu_plugin_id_t id, void* data);

void qemu_plugin_register_vcpu_tb_trans_cb(qemu_plugin_id_t id, qemu_plugin_vcpu_tb_trans_cb_t callback);
void qemu_plugin_register_vcpu_tb_exec_cb(
    qemu_plugin_tb* block, qemu_plugin_vcpu_udata_cb_t callback, qemu_plugin_cb_flags flags, void* data);
void qemu_plugin_register_vcpu_insn_exec_cb(
    qemu_plugin_insn* instruction, qemu_plugin_vcpu_udata_cb_t callback, qemu_plugin_cb_flags flags, void* data);
void qemu_plugin_register_atexit_cb(qemu_plugin_id_t id, qemu_plugin_udata_cb_t callback, void* data);
size_t qemu_plugin_tb_n_insns(const qemu_plugin_tb* block);
qemu_plugin_insn* qemu_plugin_tb_get_insn(const qemu_plugin_tb* block, size_t index);
void* qemu_plugin_insn_haddr(const qemu_plugin_insn* instruction);
}
