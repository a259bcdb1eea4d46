#pragma once
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "Networks/KernelTable.h"

// What a test ends with that cannot run on this processor.
constexpr int Skipped = 77;

// The set of kernels with a name: fastest, lanes, planes16, planes32, compiled. Ends the test where this build or processor lacks them.
inline dupnet::KernelSet kernelsNamed(const char* name)
{
    constexpr const char* Names[] = {"fastest", "lanes", "planes16", "planes32", "compiled"};
    for (int i = 0; i < 5; i++)
    {
        dupnet::KernelSet kernels = static_cast<dupnet::KernelSet>(i);
        if (std::strcmp(name, Names[i]) != 0)
        {
            continue;
        }

        if (kernels != dupnet::KernelSet::Fastest && !dupnet::haveKernels(kernels))
        {
            std::printf("%s: not in this build, or not on this processor\n", name);
            std::exit(Skipped);
        }

        return kernels;
    }

    std::fprintf(stderr, "%s: no such kernels\n", name);
    std::exit(2);
}
