#pragma once
#include <stdint.h>

namespace dupnet
{
// Layout of a layer's output in the arena: pixels row by row, each in whole bytes, no margin.
//
// With fold 1 an element is a channel's level: 1 or 2 bits, element j at bit j * bits counted from the least significant
// bit of the pixel's first byte. If all readers duplicate their weights r times, only sums over the duplicates matter,
// and the map holds them in place of the levels (fold = r, a byte each): T(j) = a(j) + a(j + U) + a(j + 2U) + ...
struct FeatureMap
{
    uint32_t offset; // in the arena
    uint32_t bytes;
    uint16_t width;
    uint16_t height;
    uint16_t elements; // of a pixel
    uint16_t pixelBytes;
    uint8_t elementBits; // 1, 2 or 8
    uint8_t fold;        // channels summed in an element
};
}
