#pragma once
#include "Networks/NetworkPlan.h"
#include "Networks/RowSource.h"

namespace dupnet
{
// Runs all layers on one image. `arena` has plan.arenaBytes, a multiple of 4 at an address that is one too; `logits` has
// plan.logitCount entries and holds afterwards the logits of all heads in units of 1/1024: heads in order of execution,
// within a head rows, columns, channels (fastest).
void runNetwork(const NetworkPlan& plan, const RowSource& image, uint8_t* arena, int32_t* logits);

// Runs one layer; `index` counts from 0. Layers run in order.
void runLayer(const NetworkPlan& plan, int index, const RowSource& image, uint8_t* arena, int32_t* logits);
}
