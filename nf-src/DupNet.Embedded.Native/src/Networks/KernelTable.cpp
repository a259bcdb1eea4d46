#include "Networks/KernelTable.h"

#include "Kernels/CompiledConvolution.h"
#include "Kernels/TileLaneConvolution.h"

// Whether the plane kernels of the folder host are part of the build, and those for registers of 32 bytes.
#ifndef DUPNET_WITH_PLANES
#define DUPNET_WITH_PLANES 0
#endif
#ifndef DUPNET_WITH_PLANES32
#define DUPNET_WITH_PLANES32 0
#endif
#if DUPNET_WITH_PLANES
#include "PlaneConvolution.h"
#endif

namespace dupnet
{
namespace
{
const Kernel* const Lanes[] = {&tileLaneKernel};
const Kernel* const Compiled[] = {&compiledKernel, &tileLaneKernel};
#if DUPNET_WITH_PLANES
const Kernel* const Planes16[] = {&planeKernel16};
#endif
#if DUPNET_WITH_PLANES32
const Kernel* const Planes32[] = {&planeKernel32};
#endif

struct Row
{
    KernelSet set;
    KernelList kernels;
    bool (*runsHere)(); // on this processor, in this build
};

bool everywhere() { return true; }

#if DUPNET_WITH_PLANES32
bool withAvx2() { return __builtin_cpu_supports("avx2"); }
#endif

// The fastest last.
const Row Rows[] = {
    {KernelSet::Lanes, {Lanes, 1}, everywhere},
    {KernelSet::Compiled, {Compiled, 2}, hasCompiledModel},
#if DUPNET_WITH_PLANES
    {KernelSet::Planes16, {Planes16, 1}, everywhere},
#endif
#if DUPNET_WITH_PLANES32
    {KernelSet::Planes32, {Planes32, 1}, withAvx2},
#endif
};

const Row* find(KernelSet set)
{
    for (const Row& row : Rows)
    {
        if (row.set == set && row.runsHere())
        {
            return &row;
        }
    }

    return nullptr;
}
}

KernelSet fastestKernels(const Model& model)
{
    KernelSet fastest = KernelSet::Lanes;
    for (const Row& row : Rows)
    {
        fastest = row.runsHere() && canRun(row.set, model) ? row.set : fastest;
    }

    return fastest;
}

bool haveKernels(KernelSet set) { return find(set) != nullptr; }

bool canRun(KernelSet set, const Model& model) { return set != KernelSet::Compiled || isCompiled(model.checksum); }

bool runsCode(const Kernel& kernel) { return &kernel == &compiledKernel; }

KernelList kernelsOf(KernelSet set) { return find(set)->kernels; }
}
