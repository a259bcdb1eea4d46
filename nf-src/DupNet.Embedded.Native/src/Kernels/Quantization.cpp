#include "Kernels/Quantization.h"

#include "Models/LittleEndian.h"

namespace dupnet
{
static const uint8_t* secondList(const uint8_t* data, const Layer& layer)
{
    return data + layer.quantizerOffset + (((2u * layer.channelsOut) + 3) & ~3u);
}

int32_t threshold(const uint8_t* data, const Layer& layer, int filter, int t)
{
    if (layer.quantizer == Quantizer::Thresholds)
    {
        int count = (1 << layer.outputBits) - 1;
        return readI16(data + layer.quantizerOffset + (2 * ((filter * count) + t)));
    }

    int32_t base = readI16(data + layer.quantizerOffset + (2 * filter));
    int32_t step = static_cast<int32_t>(readU16(secondList(data, layer) + (2 * filter)));
    return (base + (t * step)) >> layer.shift;
}

LogitScale logitScale(const uint8_t* data, const Layer& layer, int filter)
{
    return {readI16(data + layer.quantizerOffset + (2 * filter)), readI32(secondList(data, layer) + (4 * filter))};
}
}
