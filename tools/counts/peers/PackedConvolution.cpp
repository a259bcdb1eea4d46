#include "PackedConvolution.h"

#include "Kernels/ReferenceConvolution.h"

using namespace dupnet;

namespace
{
constexpr int MostWindowWords = 12; // a byte holds the bits of 31 words

// Bits of each byte.
inline uint32_t bitsOfBytes(uint32_t word)
{
    word -= (word >> 1) & 0x55555555u;
    word = (word & 0x33333333u) + ((word >> 2) & 0x33333333u);
    return (word + (word >> 4)) & 0x0F0F0F0Fu;
}

// The planes of a window, and the sum of its inputs.
int32_t packWindow(const PeerLayer& peer, int column, int row, uint32_t* planes)
{
    const uint8_t* value = peer.map + peer.windowStart(column, row);
    int words = peer.windowWords;
    for (int i = 0; i < peer.inputPlanes * words; i++)
    {
        planes[i] = 0;
    }

    int32_t sum = 0;
    int index = 0;
    for (int y = 0; y < peer.layer->kernel; y++, value += peer.paddedWidth * peer.inputs)
    {
        for (int i = 0; i < peer.rowLength(); i++, index++)
        {
            uint32_t input = value[i];
            sum += static_cast<int32_t>(input);
            uint32_t* word = planes + (index / 32);
            for (int plane = 0; plane < peer.inputPlanes; plane++, word += words)
            {
                *word |= ((input >> plane) & 1) << (index % 32);
            }
        }
    }

    return sum;
}

// sum of n T of a filter, for a number of words that the compiler knows.
template <int Words> uint32_t sumOf(const uint32_t* weights, int weightPlanes, const uint32_t* planes, int inputPlanes)
{
    uint32_t sum = 0;
    for (int plane = 0; plane < weightPlanes; plane++, weights += Words)
    {
        const uint32_t* input = planes;
        for (int bit = 0; bit < inputPlanes; bit++, input += Words)
        {
            uint32_t bytes = 0;
#pragma GCC unroll 12
            for (int i = 0; i < Words; i++)
            {
                bytes += bitsOfBytes(weights[i] & input[i]);
            }

            bytes = (bytes & 0x00FF00FFu) + ((bytes >> 8) & 0x00FF00FFu);
            sum += ((bytes + (bytes >> 16)) & 0xFFFF) << (plane + bit);
        }
    }

    return sum;
}

using SumOf = uint32_t (*)(const uint32_t*, int, const uint32_t*, int);

constexpr SumOf Sums[MostWindowWords + 1] = {nullptr, sumOf<1>, sumOf<2>, sumOf<3>, sumOf<4>, sumOf<5>, sumOf<6>, sumOf<7>, sumOf<8>,
                                             sumOf<9>, sumOf<10>, sumOf<11>, sumOf<12>};

// Level of a sum, or logit.
int32_t outputOf(const PeerLayer& peer, int filter, int32_t z)
{
    if (peer.layer->isHead())
    {
        return referenceLogit(peer.model->data, *peer.layer, filter, z);
    }

    int count = (1 << peer.layer->outputBits) - 1;
    const int32_t* threshold = peer.thresholds + (filter * count);
    int32_t level = 0;
    for (int t = 0; t < count; t++)
    {
        level += z >= threshold[t] ? 1 : 0;
    }

    return level;
}
}

void packedConvolution(const PeerLayer& peer)
{
    const Layer& layer = *peer.layer;
    uint32_t planes[4][MostWindowWords * 8];
    int32_t inputs[4];
    auto* output = static_cast<int32_t*>(peer.outputs);
    int pool = layer.pool;
    int weightPlanes = layer.weightPlanes();
    SumOf sumOfWindow = Sums[peer.windowWords];
    for (int row = 0; row < peer.height(); row++)
    {
        for (int column = 0; column < peer.width(); column++)
        {
            for (int i = 0; i < pool * pool; i++)
            {
                inputs[i] = packWindow(peer, (column * pool) + (i % pool), (row * pool) + (i / pool), planes[i]);
            }

            const uint32_t* weights = peer.weightPlanes;
            for (int filter = 0; filter < layer.channelsOut; filter++, weights += weightPlanes * peer.windowWords)
            {
                int32_t largest = INT32_MIN;
                for (int i = 0; i < pool * pool; i++)
                {
                    auto sum = static_cast<int32_t>(2 * sumOfWindow(weights, weightPlanes, planes[i], peer.inputPlanes)) - (layer.inputDuplication * inputs[i]);
                    largest = sum > largest ? sum : largest;
                }

                *output++ = outputOf(peer, filter, largest);
            }
        }
    }
}
