#include "Definition.h"

#include "Kernels/ReferenceConvolution.h"

using namespace dupnet;

namespace
{
struct Map
{
    int width;
    int height;
    std::vector<uint8_t> levels;
};
}

std::vector<int32_t> definedLogits(const Model& model, int width, int height, const std::vector<uint8_t>& image)
{
    std::vector<Map> maps = {{width, height, image}};
    std::vector<int32_t> logits;
    for (int i = 0; i < model.layerCount; i++)
    {
        const Layer& layer = model.layers[i];
        const Map& input = maps[layer.source];
        Map output = {layer.outputSide(input.width), layer.outputSide(input.height), {}};
        for (int row = 0; row < output.height; row++)
        {
            for (int column = 0; column < output.width; column++)
            {
                for (int filter = 0; filter < layer.channelsOut; filter++)
                {
                    int32_t z = referencePooledSum(
                        model.data, layer, input.levels.data(), input.width, input.height, layer.source == 0 ? model.padValue : 0, filter, column,
                        row);
                    if (layer.isHead())
                    {
                        logits.push_back(referenceLogit(model.data, layer, filter, z));
                    }
                    else
                    {
                        output.levels.push_back(static_cast<uint8_t>(referenceLevel(model.data, layer, filter, z)));
                    }
                }
            }
        }

        maps.push_back(output);
    }

    return logits;
}
