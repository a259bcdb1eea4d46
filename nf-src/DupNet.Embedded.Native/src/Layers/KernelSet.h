#pragma once
#include <stdint.h>

namespace dupnet
{
// Kernels that a network can run with. All give the same numbers; maps lie differently in memory.
enum class KernelSet : uint8_t
{
    Fastest, // on this processor
    Lanes,   // TileLaneConvolution: portable, in little memory
    Planes16, // PlaneConvolution: registers of 16 or 32 bytes
    Planes32,
};
}
