#pragma once
#include "Layers/Kernel.h"

namespace dupnet
{
// Kernels for processors with vector registers, of 16 or 32 bytes, and caches: 228 KB for the default model at 160 x 160 rather than
// the 48 of tile lanes. They have one shape for a layer.
//
// Method: tables of inputs, as in TileLaneConvolution.h, but of one pixel after the other.
//
// A map is a plane an element, a byte a pixel. For each group of four stored channels and each of its 16 subsets, a table holds
// the subset's sum for every pixel of a band of rows, with the pad around them. A filter's four bits for a tap select a table, the tap's place an
// offset in it: then all pixels of the band are one run of bytes, at any address, and a register takes 16 or 32 at once,
// two pixels of which belong to no output at the end of each row. A stride of s cuts rows and columns
// into s * s phases, with tables of their own, in which neighbouring outputs are neighbours again.
//
// Sums of inputs are what a filter with all bits set finds. Bytes are widened before they could overflow.
extern const Kernel planeKernel16;
extern const Kernel planeKernel32;
}
