#pragma once
#include "Layers/LayerPlan.h"
#include "Layers/RowBand.h"
#include "Layers/RowSource.h"

namespace dupnet
{
// What a kernel runs a layer with.
struct LayerRun
{
    const uint8_t* model;
    uint8_t padValue; // around the image
    const RowSource& image;
    uint8_t* arena;
    int32_t* logits; // of a head: rows, columns, channels (fastest)
};

// A way in which a kernel can run a layer.
struct KernelShape
{
    KernelData data;
    uint32_t cost; // estimated RV32IMC instructions, 2^32 - 1 for more
    uint32_t scratchBytes;
};

// Takes the shapes of a kernel.
struct ShapeVisitor
{
    void* context;
    void (*visit)(void* context, const KernelShape& shape);
};

// A kernel: convolution, pool and quantizer of a layer. It reads the input map of the plan from the arena (the first
// layer: rows of the image, with the pad value outside), and writes its output map there, or its logits.
struct Kernel
{
    // Whether the elements of its maps lie in planes, a byte a pixel (MapLayout).
    bool mapsInPlanes;

    // Whether it gets no more memory than a plan needs anyway: more would gain it little.
    bool isFrugal;

    // Calls the visitor with every shape in which the kernel can run the layer; none where it cannot.
    void (*forEachShape)(const LayerPlan& plan, const ShapeVisitor& visitor);

    // Before any row of the layer is computed.
    void (*begin)(const LayerPlan& plan, uint8_t* arena);

    // Computes a share of the rows. The scratch memory is that of its shape, at a multiple of 4; two workers have each their
    // own. `run.image` then gives rows to both. A layer starts when both halves of the one before are done.
    void (*run)(const LayerPlan& plan, const LayerRun& run, Share share, uint8_t* scratch);
};
}
