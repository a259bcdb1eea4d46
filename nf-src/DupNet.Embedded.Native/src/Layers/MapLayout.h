#pragma once
#include <stdint.h>

namespace dupnet
{
// Layout of a layer's output in the arena, without a margin: pixels row by row, each in whole bytes. After them a bit for each row,
// set when the row is known to equal the one above it: the bars above and below a letterboxed frame stay bars for a few
// layers.
//
// With fold 1 an element is a channel's level: 1 or 2 bits, element j at bit j * bits counted from the least significant
// bit of the pixel's first byte. If all readers duplicate their weights r times, only sums over the duplicates matter,
// and the map holds them in place of the levels (fold = r, a byte each): T(j) = a(j) + a(j + U) + a(j + 2U) + ...
//
// Kernels of vector registers (Kernel::mapsInPlanes) keep an element of all pixels together instead, a byte a pixel.
struct MapLayout
{
    uint32_t offset; // in the arena
    uint32_t bytes;
    uint16_t width;
    uint16_t height;
    uint16_t elements; // of a pixel
    uint16_t pixelBytes;
    uint8_t elementBits; // 1, 2 or 8
    uint8_t fold;        // channels summed in an element

    uint32_t rowBytes() const { return static_cast<uint32_t>(width) * pixelBytes; }

    uint8_t* row(uint8_t* arena, int index) const { return arena + offset + (static_cast<uint32_t>(index) * rowBytes()); }

    // The rows' bits.
    uint8_t* repeats(uint8_t* arena) const { return row(arena, height); }

    uint32_t repeatsBytes() const { return (height + 7u) / 8; }
};
}
