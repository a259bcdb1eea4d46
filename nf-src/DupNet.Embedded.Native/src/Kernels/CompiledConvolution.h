#pragma once
#include "Kernels/CompiledLayer.h"
#include "Layers/Kernel.h"

namespace dupnet
{
// Runs layers as generated code (CompiledLayer.h). The method is that of TileLaneConvolution without tables: the map is cut into tiles that
// lie in the lanes of words, and a word holds T of one stored channel at a position. In place of looking a subset's sum up, the
// code of a block of filters holds the additions that make it.
//
// Outputs are computed in bands of rows. The inputs of a band are gathered once; then each block of filters computes all its windows, so
// that its code is fetched once a band.
extern const Kernel compiledKernel;

// The code of a layer, counted from 1, or null; null too in a build without generated code.
const CompiledLayer* compiledLayer(int number);

// Whether the build has generated code.
bool hasCompiledModel();

// Whether it was made from the model with this checksum.
bool isCompiled(uint32_t checksum);
}
