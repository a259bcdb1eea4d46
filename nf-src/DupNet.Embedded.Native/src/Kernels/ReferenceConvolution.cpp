#include "Kernels/ReferenceConvolution.h"

#include "Kernels/Quantization.h"
#include "Kernels/WeightBits.h"

namespace dupnet
{
int32_t referenceSum(
    const uint8_t* data, const Layer& layer, const uint8_t* map, int width, int height, int outside, int filter, int column, int row)
{
    int32_t z = 0;
    int stored = layer.storedChannels();
    for (int y = 0; y < layer.kernel; y++)
    {
        for (int x = 0; x < layer.kernel; x++)
        {
            int v = (row * layer.stride) + y - layer.padding;
            int u = (column * layer.stride) + x - layer.padding;
            bool inside = v >= 0 && v < height && u >= 0 && u < width;
            for (int i = 0; i < layer.channelsIn; i++)
            {
                int index = (((y * layer.kernel) + x) * stored) + (i % stored);
                int weight = (2 * weightOnes(data, layer, filter, index)) - layer.inputDuplication;
                z += weight * (inside ? map[(((v * width) + u) * layer.channelsIn) + i] : outside);
            }
        }
    }

    return z;
}

int32_t referencePooledSum(
    const uint8_t* data, const Layer& layer, const uint8_t* map, int width, int height, int outside, int filter, int column, int row)
{
    int32_t largest = INT32_MIN;
    for (int y = 0; y < layer.pool; y++)
    {
        for (int x = 0; x < layer.pool; x++)
        {
            int32_t z = referenceSum(
                data, layer, map, width, height, outside, filter, (column * layer.pool) + x, (row * layer.pool) + y);
            largest = z > largest ? z : largest;
        }
    }

    return largest;
}

int32_t referenceLevel(const uint8_t* data, const Layer& layer, int filter, int32_t z)
{
    int32_t level = 0;
    for (int t = 0; t < (1 << layer.outputBits) - 1; t++)
    {
        level += z >= threshold(data, layer, filter, t) ? 1 : 0;
    }

    return level;
}

int32_t referenceLogit(const uint8_t* data, const Layer& layer, int filter, int32_t z)
{
    LogitScale s = logitScale(data, layer, filter);
    return ((z * s.scale) + s.bias) >> layer.shift;
}
}
