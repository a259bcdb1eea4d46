#pragma once
#include "Networks/LayerPlan.h"
#include "Networks/RowSource.h"

// Whether the plane kernels of the folder host are part of the build.
#ifndef DUPNET_WITH_PLANES
#define DUPNET_WITH_PLANES 0
#endif

namespace dupnet
{
// Kernels that a network can run with. All give the same numbers; maps lie differently in memory.
enum class Kernels : uint8_t
{
    Fastest, // on this processor
    Lanes,   // PixelLaneConvolution: portable, in little memory
    Planes16,
    Planes32,
};

// The kernels that stand for Fastest.
Kernels fastestKernels();

// Whether this build and processor have them.
bool haveKernels(Kernels kernels);

// Runs rows of a layer of a plan made for planes, for processors with vector registers and caches: registers of 16 or 32 bytes,
// and 228 KB for the default model at 160 x 160 rather than 48. `worker`: 0 the upper, 1 the lower half of the rows, below 0 all. The scratch memory is of
// planeScratchBytes. Otherwise as runPixelLanes.
//
// Method: tables of inputs, as in PixelLaneConvolution.h, but of one pixel after the other.
//
// A map is a plane an element, a byte a pixel. For each group of four stored channels and each of its 16 subsets, a table holds
// the subset's sum for every pixel of a band of rows, with the pad around them. A filter's four bits for a tap select a table, the tap's place an
// offset in it: then all pixels of the band are one run of bytes, at any address, and a register takes 16 or 32 at once,
// two pixels of which belong to no output at the end of each row. A stride of s cuts rows and columns
// into s * s phases, with tables of their own, in which neighbouring outputs are neighbours again.
//
// Sums of inputs are what a filter with all bits set finds. Bytes are widened before they could overflow.
void runPlanes(
    Kernels kernels, const LayerPlan& plan, const uint8_t* model, uint8_t padValue, const RowSource& image, uint8_t* arena, int32_t* logits,
    int worker, uint8_t* scratch);

uint32_t planeScratchBytes(const LayerPlan& plan);

#if !DUPNET_WITH_PLANES
inline Kernels fastestKernels() { return Kernels::Lanes; }

inline bool haveKernels(Kernels kernels) { return kernels == Kernels::Lanes; }

inline void runPlanes(Kernels, const LayerPlan&, const uint8_t*, uint8_t, const RowSource&, uint8_t*, int32_t*, int, uint8_t*) {}

inline uint32_t planeScratchBytes(const LayerPlan&) { return 0; }
#endif
}
