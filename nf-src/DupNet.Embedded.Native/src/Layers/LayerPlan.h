#pragma once
#include "Layers/MapLayout.h"
#include "Models/Model.h"

namespace dupnet
{
struct Kernel;

// What only the kernel knows of how it runs a layer.
struct KernelData
{
    static constexpr int Bytes = 18;

    alignas(2) uint8_t bytes[Bytes];

    // Read and written as the kernel's own description.
    template <class Own> const Own& as() const
    {
        static_assert(sizeof(Own) <= Bytes && alignof(Own) <= 2, "there is no room for it");
        return *reinterpret_cast<const Own*>(bytes);
    }

    template <class Own> void set(const Own& own) { __builtin_memcpy(bytes, &own, sizeof(Own)); }
};

// A layer at a given input size.
struct LayerPlan
{
    const Layer* layer;
    const MapLayout* input; // null for the image
    MapLayout output;       // of a head only the place of its logits
    uint32_t scratchOffset; // in the arena; alive while the layer runs
    uint32_t firstLogit;    // heads: where the logits start among those of all heads
    uint16_t inputWidth;
    uint16_t inputHeight;
    uint16_t convolvedWidth; // before the pool
    uint16_t convolvedHeight;
    uint16_t width;
    uint16_t height;
    uint16_t cellSize; // input pixels a cell of the output
    uint16_t number;   // of the layer, from 1
    KernelData kernel;
    const Kernel* runBy;
};
}
