#pragma once
#include "Layers/Kernel.h"
#include "Layers/KernelSet.h"
#include "Networks/KernelTable.h"

namespace dupnet
{
enum class PlanError : uint8_t
{
    None,
    Width,  // not a multiple of the model's stride, outside its sides, or does not fit a layer
    Height,
    TooLarge, // maps and logits of more than 2^30 bytes
};

// Everything about running a model at one input size that is known before the first frame: map layouts, where maps and
// scratch memory lie in the arena, and the shape of each layer's kernel.
//
// The arena: a map lives from the layer that writes it to the last layer that reads it, scratch memory and a head's
// logits while its layer runs and until the logits are read. Each is placed at the lowest offset where it overlaps nothing that lives at the same time. Maps go first, in
// order of execution. What they and the smallest scratch memory of each layer need is there for all: within that, or the target where
// it is more, each layer gets the cheapest kernel shape. So a larger target never gives a costlier plan. Frugal kernels (Kernel) choose
// last, within what the others have come to need.
struct NetworkPlan
{
    static constexpr uint32_t ArenaTarget = 44 * 1024;

    const Model* model;
    LayerPlan* layers; // model->layerCount of them, the caller's
    uint16_t width;
    uint16_t height;
    uint32_t arenaBytes;
    uint32_t logitCount;
    uint32_t scratchBytes; // the most of a layer
    uint32_t firstEnd;     // of what lives in the arena while the first layer runs
    KernelList kernels;
};

// Plans a model for kernels that this build has, with an arena of at most `arenaTarget` bytes where that is possible. `layers` has room
// for layerCount entries. The plan refers to the model and to `layers`.
PlanError makePlan(
    const Model& model, int width, int height, KernelSet kernels, uint32_t arenaTarget, LayerPlan* layers, NetworkPlan& plan);

// Layers that run as generated code.
int compiledLayers(const NetworkPlan& plan);
}
