#include "Networks/Network.h"

#include "Kernels/PixelLaneConvolution.h"

namespace dupnet
{
void runLayer(const NetworkPlan& plan, int index, const RowSource& image, uint8_t* arena, int32_t* logits)
{
    runPixelLanes(plan.layers[index], plan.model->data, plan.model->padValue, image, arena, logits);
}

void runNetwork(const NetworkPlan& plan, const RowSource& image, uint8_t* arena, int32_t* logits)
{
    for (int i = 0; i < plan.model->layerCount; i++)
    {
        runLayer(plan, i, image, arena, logits);
    }
}
}
