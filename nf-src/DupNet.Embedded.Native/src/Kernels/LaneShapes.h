#pragma once
#include "Kernels/LaneShape.h"
#include "Layers/Kernel.h"

namespace dupnet
{
// Calls the visitor with every LaneShape that gives right results for the layer.
void forEachLaneShape(const LayerPlan& plan, const ShapeVisitor& visitor);

// Turns the planned shape of a layer that reads colours into one for a gray frame, in the same scratch memory. False where
// that is not possible.
bool makeGrayShape(const LayerPlan& plan, LaneShape& shape);
}
