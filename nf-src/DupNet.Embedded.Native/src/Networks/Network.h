#pragma once
#include "Networks/NetworkPlan.h"
#include "Layers/RowSource.h"

namespace dupnet
{
// Runs one layer on one image; `index` counts from 0. Layers run in order. `arena` has plan.arenaBytes, a multiple of 4 at
// an address that is one too.
void runLayer(const NetworkPlan& plan, int index, const RowSource& image, uint8_t* arena);

// The same by two workers at once (Kernel::run): after beginLayer each runs its half.
void beginLayer(const NetworkPlan& plan, int index, uint8_t* arena);
void runLayerShare(const NetworkPlan& plan, int index, const RowSource& image, uint8_t* arena, Share share, uint8_t* scratch);

// The logits of a head in units of 1/1024: rows, columns, channels (fastest). They are there from its run to the next
// layer's.
int32_t* headLogits(const LayerPlan& head, uint8_t* arena);

// Takes the logits of the heads of a network as they come.
struct LogitReader
{
    void* context;
    void (*read)(void* context, const LayerPlan& head, const int32_t* logits, uint32_t count);
};

// Hands on the logits of a layer that has run, if it is a head.
void readLogits(const LayerPlan& layer, uint8_t* arena, const LogitReader& reader);

// Runs all layers.
void runNetwork(const NetworkPlan& plan, const RowSource& image, uint8_t* arena, const LogitReader& reader);
}
