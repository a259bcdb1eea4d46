#include "Networks/Network.h"

#include "Kernels/PixelLaneConvolution.h"

namespace dupnet
{
void runLayer(const NetworkPlan& plan, int index, const RowSource& image, uint8_t* arena)
{
    const LayerPlan& layer = plan.layers[index];
    int32_t* logits = headLogits(layer, arena);
    if (plan.kernels != Kernels::Lanes)
    {
        runPlanes(plan.kernels, layer, plan.model->data, plan.model->padValue, image, arena, logits, -1, arena + layer.scratchOffset);
        return;
    }

    runPixelLanes(layer, plan.model->data, plan.model->padValue, image, arena, logits);
}

void beginLayerHalves(const NetworkPlan& plan, int index, uint8_t* arena)
{
    if (plan.kernels == Kernels::Lanes)
    {
        beginPixelLaneHalves(plan.layers[index], arena);
    }
}

void runLayerHalf(const NetworkPlan& plan, int index, const RowSource& image, uint8_t* arena, int worker, uint8_t* scratch)
{
    const LayerPlan& layer = plan.layers[index];
    int32_t* logits = headLogits(layer, arena);
    if (plan.kernels != Kernels::Lanes)
    {
        runPlanes(plan.kernels, layer, plan.model->data, plan.model->padValue, image, arena, logits, worker, scratch);
        return;
    }

    runPixelLaneHalf(layer, plan.model->data, plan.model->padValue, image, arena, logits, worker, scratch);
}

int32_t* headLogits(const LayerPlan& head, uint8_t* arena)
{
    return reinterpret_cast<int32_t*>(arena + head.output.offset);
}

void readLogits(const LayerPlan& layer, uint8_t* arena, const LogitReader& reader)
{
    if (layer.layer->isHead())
    {
        reader.read(reader.context, layer, headLogits(layer, arena), layer.output.bytes / 4);
    }
}

void runNetwork(const NetworkPlan& plan, const RowSource& image, uint8_t* arena, const LogitReader& reader)
{
    for (int i = 0; i < plan.model->layerCount; i++)
    {
        runLayer(plan, i, image, arena);
        readLogits(plan.layers[i], arena, reader);
    }
}
}
