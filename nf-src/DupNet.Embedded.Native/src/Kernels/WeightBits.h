#pragma once
#include "Models/Model.h"

namespace dupnet
{
// How many of a weight's d copies are +1, 0 .. d; the weight is 2n - d. `index` is the position in the filter,
// (y * k + x) * U + j.
inline int weightOnes(const uint8_t* data, const Layer& layer, int filter, int index)
{
    const uint8_t* byte = data + layer.weightsOffset + (filter * layer.filterBytes()) + (index >> 3);
    int planes = layer.weightPlanes();
    int ones = 0;
    for (int plane = 0; plane < planes; plane++)
    {
        ones |= ((*byte >> (index & 7)) & 1) << plane;
        byte += layer.planeBytes();
    }

    return ones;
}
}
