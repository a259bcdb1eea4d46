#pragma once
#include <stdint.h>

namespace dupnet
{
// Kernels that a network can run with. All give the same numbers; maps lie differently in memory.
enum class KernelSet : uint8_t
{
    Fastest = 0, // on this processor
    Lanes = 1,   // TileLaneConvolution: portable, in little memory
    Planes16 = 2, // PlaneConvolution: registers of 16 or 32 bytes
    Planes32 = 3,
    Compiled = 4, // code generated from the weights; Lanes for layers that have none
};
}
