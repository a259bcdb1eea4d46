#pragma once
#include "Layers/Kernel.h"
#include "Layers/KernelSet.h"

namespace dupnet
{
// The set that stands for Fastest.
KernelSet fastestKernels();

// Whether this build and processor have a set, which is not Fastest.
bool haveKernels(KernelSet set);

// The kernel of a set that is there.
const Kernel& kernelOf(KernelSet set);
}
