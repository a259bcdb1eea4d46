#include "PlainConvolution.h"

void int8Convolution(const PeerLayer& peer)
{
    plainConvolution<int8_t, uint8_t, int8_t, int32_t>(peer, peer.map, peer.weights, [](int filter, int32_t sum) {
        constexpr int Shift = 8;
        constexpr int32_t Half = 1 << (Shift - 1);
        int32_t multiplier = (1 << 30) + filter;
        auto scaled = static_cast<int32_t>((static_cast<int64_t>(sum) * multiplier) >> 31);
        int32_t value = (scaled + Half) >> Shift;
        return static_cast<int8_t>(value < 0 ? 0 : value > 127 ? 127 : value);
    });
}

void floatConvolution(const PeerLayer& peer)
{
    plainConvolution<float, float, float, float>(peer, peer.floatMap, peer.floatWeights, [](int filter, float sum) {
        float value = (sum * 0.01f) + static_cast<float>(filter);
        return value > 0 ? value : 0;
    });
}
