#include "Networks/KernelTable.h"

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
struct Row
{
    KernelSet set;
    const Kernel& kernel;
    bool (*runsHere)(); // on this processor
};

bool everywhere() { return true; }

#if DUPNET_WITH_PLANES32
bool withAvx2() { return __builtin_cpu_supports("avx2"); }
#endif

// The fastest last.
const Row Rows[] = {
    {KernelSet::Lanes, tileLaneKernel, everywhere},
#if DUPNET_WITH_PLANES
    {KernelSet::Planes16, planeKernel16, everywhere},
#endif
#if DUPNET_WITH_PLANES32
    {KernelSet::Planes32, planeKernel32, withAvx2},
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

KernelSet fastestKernels()
{
    KernelSet fastest = KernelSet::Lanes;
    for (const Row& row : Rows)
    {
        fastest = row.runsHere() ? row.set : fastest;
    }

    return fastest;
}

bool haveKernels(KernelSet set) { return find(set) != nullptr; }

const Kernel& kernelOf(KernelSet set) { return find(set)->kernel; }
}
