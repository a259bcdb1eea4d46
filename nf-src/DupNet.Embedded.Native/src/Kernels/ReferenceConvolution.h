#pragma once
#include "Models/Model.h"

namespace dupnet
{
// A layer straight from models/FORMAT.md, section 4: one loop a dimension, nothing packed, nothing shared. The fast
// kernel must give the same numbers.
//
// `map` holds a level (or image byte) a byte, [(row * width + column) * C + channel]; taps outside read `outside`.

// z of one filter at one convolution pixel.
int32_t referenceSum(
    const uint8_t* data, const Layer& layer, const uint8_t* map, int width, int height, int outside, int filter, int column, int row);

// Largest z of the convolution pixels that an output pixel pools.
int32_t referencePooledSum(
    const uint8_t* data, const Layer& layer, const uint8_t* map, int width, int height, int outside, int filter, int column, int row);

// Level of a sum in a hidden layer, and logit of a sum in a head.
int32_t referenceLevel(const uint8_t* data, const Layer& layer, int filter, int32_t z);
int32_t referenceLogit(const uint8_t* data, const Layer& layer, int filter, int32_t z);
}
