#include "Networks/Network.h"

namespace dupnet
{
void runLayer(const NetworkPlan& plan, int index, const RowSource& image, uint8_t* arena)
{
    beginLayer(plan, index, arena);
    runLayerShare(plan, index, image, arena, Share::All, arena + plan.layers[index].scratchOffset);
}

void beginLayer(const NetworkPlan& plan, int index, uint8_t* arena)
{
    plan.layers[index].runBy->begin(plan.layers[index], arena);
}

void runLayerShare(const NetworkPlan& plan, int index, const RowSource& image, uint8_t* arena, Share share, uint8_t* scratch)
{
    const LayerPlan& layer = plan.layers[index];
    layer.runBy->run(layer, {plan.model->data, plan.model->padValue, image, arena, headLogits(layer, arena)}, share, scratch);
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
