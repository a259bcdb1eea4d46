#pragma once
#include "Models/Model.h"

namespace dupnet
{
// Side of the image, then of each layer's output; 0 for a layer that the input side does not fit and all behind it.
// `sides` has layerCount + 1 entries. Returns the number (from 1) of the first layer that does not fit, or 0.
int computeSides(const Model& model, int inputSide, uint16_t* sides);
}
