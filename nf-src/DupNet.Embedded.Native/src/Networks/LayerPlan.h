#pragma once
#include "Kernels/LaneShape.h"
#include "Models/Model.h"
#include "Networks/FeatureMap.h"

namespace dupnet
{
// A layer at a given input size.
struct LayerPlan
{
    const Layer* layer;
    const FeatureMap* input; // null for the image
    FeatureMap output;       // of a head only the place of its logits
    uint32_t scratchOffset;  // in the arena; alive while the layer runs
    uint32_t firstLogit;     // heads: where the logits start among those of all heads
    uint16_t inputWidth;
    uint16_t inputHeight;
    uint16_t convolvedWidth; // before the pool
    uint16_t convolvedHeight;
    uint16_t width;
    uint16_t height;
    uint16_t cellSize; // input pixels a cell of the output
    LaneShape shape;

    LaneTask task() const { return {layer, input, inputWidth, convolvedWidth, convolvedHeight, output.fold}; }
};
}
