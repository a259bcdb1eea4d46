#include "Models/MapSides.h"

namespace dupnet
{
int computeSides(const Model& model, int inputSide, uint16_t* sides)
{
    int refused = 0;
    sides[0] = static_cast<uint16_t>(inputSide);
    for (int i = 0; i < model.layerCount; i++)
    {
        const Layer& layer = model.layers[i];
        int source = sides[layer.source];
        sides[i + 1] = static_cast<uint16_t>(source == 0 ? 0 : layer.outputSide(source));
        if (sides[i + 1] == 0 && refused == 0)
        {
            refused = i + 1;
        }
    }

    return refused;
}
}
