#pragma once
#include "Layers/Kernel.h"
#include "Layers/KernelSet.h"

namespace dupnet
{
// The kernels of a set. One of them runs any layer.
struct KernelList
{
    const Kernel* const* kernels;
    int count;

    // Where its maps lie, those of all do.
    bool mapsInPlanes() const { return kernels[0]->mapsInPlanes; }
};

// The set that stands for Fastest, for a model.
KernelSet fastestKernels(const Model& model);

// Whether this build and processor have a set, which is not Fastest.
bool haveKernels(KernelSet set);

// Whether a set that is there runs a model: generated code is of one model.
bool canRun(KernelSet set, const Model& model);

// Whether a kernel runs generated code.
bool runsCode(const Kernel& kernel);

// The kernels of a set that is there.
KernelList kernelsOf(KernelSet set);
}
