#pragma once
#include "Kernels/LaneShape.h"
#include "Layers/LayerPlan.h"

namespace dupnet
{
// Estimated RV32IMC instructions of a layer in a shape, for the planner. It counts what the loops do; the cost of each is fitted to
// counts under QEMU of all shapes of the models' and the golden vectors' layers, of which nine tenths are met within 5 %.
// tools/counts/run.sh holds the estimates against the counts.
uint64_t laneCost(const LayerPlan& plan, const LaneShape& shape);
}
