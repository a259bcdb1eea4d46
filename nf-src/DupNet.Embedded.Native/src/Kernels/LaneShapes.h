#pragma once
#include "Layers/Kernel.h"

namespace dupnet
{
// Calls the visitor with every LaneShape that gives right results for the layer.
void forEachLaneShape(const LayerPlan& plan, const ShapeVisitor& visitor);
}
