#pragma once
#include "Layers/LayerPlan.h"

namespace dupnet
{
// The inputs of positions, as the lanes of words: the tiles of a map lie in the lanes (TileLaneConvolution.h).

inline uint32_t joinedBytes(uint32_t b0, uint32_t b1, uint32_t b2, uint32_t b3)
{
    return b0 | (b1 << 8) | (b2 << 16) | (b3 << 24);
}

// Of each stored channel of a position a word with T of each lane's pixel, doubled in 16-bit lanes.
using LaneGather = void (*)(const LayerPlan& plan, const uint8_t* const* pixels, uint32_t* elements);

// Elements of a byte each: T as the map holds it, or the image.
template <int Lanes> inline void gatherBytes(const LayerPlan& plan, const uint8_t* const* pixels, uint32_t* elements)
{
    const uint8_t* p0 = pixels[0];
    const uint8_t* p1 = pixels[1];
    const uint8_t* p2 = pixels[Lanes - 2];
    const uint8_t* p3 = pixels[Lanes - 1];
    for (const uint32_t* end = elements + plan.layer->storedChannels(); elements != end; elements++)
    {
        *elements = Lanes == 4 ? joinedBytes(*p0++, *p1++, *p2++, *p3++) : 2 * (*p0++ | (static_cast<uint32_t>(*p1++) << 16));
    }
}

// 2-bit levels, four a byte, where a duplicate starts at a byte too: four sums at a time.
template <int Lanes> inline void gatherFours(const LayerPlan& plan, const uint8_t* const* pixels, uint32_t* elements)
{
    constexpr uint32_t Levels = Lanes == 4 ? 0x03030303 : 0x00030003;
    constexpr int Doubled = Lanes == 4 ? 0 : 1;
    const uint8_t* p0 = pixels[0];
    const uint8_t* p1 = pixels[1];
    const uint8_t* p2 = pixels[Lanes - 2];
    const uint8_t* p3 = pixels[Lanes - 1];
    int storedBytes = plan.layer->storedChannels() / 4;
    int copies = plan.layer->weightDuplication;
    for (int byte = 0; byte < storedBytes; byte++)
    {
        uint32_t t0 = 0;
        uint32_t t1 = 0;
        uint32_t t2 = 0;
        uint32_t t3 = 0;
        for (int copy = 0, at = byte; copy < copies; copy++, at += storedBytes)
        {
            uint32_t word = Lanes == 4 ? joinedBytes(p0[at], p1[at], p2[at], p3[at]) : p0[at] | (static_cast<uint32_t>(p1[at]) << 16);
            t0 += word & Levels;
            t1 += (word >> 2) & Levels;
            t2 += (word >> 4) & Levels;
            t3 += (word >> 6) & Levels;
        }

        *elements++ = t0 << Doubled;
        *elements++ = t1 << Doubled;
        *elements++ = t2 << Doubled;
        *elements++ = t3 << Doubled;
    }
}

// One level at a time; sums up duplicates where readers of a map that disagree in r have kept it unfolded.
template <int Lanes> inline void gatherLevels(const LayerPlan& plan, const uint8_t* const* pixels, uint32_t* elements)
{
    int bits = plan.input == nullptr ? 8 : plan.input->elementBits;
    int count = plan.input == nullptr ? plan.layer->channelsIn : plan.input->elements;
    int stored = plan.layer->storedChannels();
    for (int j = 0; j < stored; j++)
    {
        elements[j] = 0;
    }

    constexpr int Doubled = Lanes == 4 ? 0 : 1;
    constexpr int LaneBits = 32 / Lanes;
    uint32_t mask = (1u << bits) - 1;
    int j = 0;
    for (int i = 0; i < count; i++)
    {
        for (int lane = 0; lane < Lanes; lane++)
        {
            uint32_t level = (static_cast<uint32_t>(pixels[lane][(i * bits) >> 3]) >> ((i * bits) & 7)) & mask;
            elements[j] += level << ((lane * LaneBits) + Doubled);
        }

        j = j + 1 == stored ? 0 : j + 1;
    }
}

// How a map lies in the lanes of words.
struct LaneTiles
{
    int across; // tiles side by side
    int width;  // convolution columns and rows of a tile
    int height;
    int positions; // that the windows of a tile's row read
};

// What stands for a map where a layer reads the image.
struct ImageRow
{
    const uint8_t* row;
    const uint8_t* padPixel;
    int pixelBytes;
};

// A pixel of zeros, as large as any: 512 folded sums.
const uint8_t ZeroPixel[512] = {};

// Calls visit(pixels) for every position of row `row` of the tiles, with the pixel of each lane; outside the map one that reads so.
template <int Lanes, class Visit>
inline void eachPosition(const LayerPlan& plan, const LaneTiles& tiles, int row, const uint8_t* arena, const ImageRow& image, Visit visit)
{
    // Each lane's column, and where the map's column 0 of its row lies.
    const Layer& layer = *plan.layer;
    const MapLayout* map = plan.input;
    int pixelBytes = map == nullptr ? image.pixelBytes : map->pixelBytes;
    const uint8_t* outside = map == nullptr ? image.padPixel : ZeroPixel;
    const uint8_t* starts[Lanes];
    int columns[Lanes];
    for (int lane = 0; lane < Lanes; lane++)
    {
        int laneRow = row + ((lane / tiles.across) * layer.stride * tiles.height);
        bool inside = laneRow >= 0 && laneRow < plan.inputHeight;
        columns[lane] = inside ? ((lane % tiles.across) * layer.stride * tiles.width) - layer.padding : INT32_MIN;
        starts[lane] = map == nullptr || !inside ? image.row : arena + map->offset + (laneRow * map->width * pixelBytes);
    }

    // Positions that lie inside in all lanes.
    int first = 0;
    int last = tiles.positions;
    for (int lane = 0; lane < Lanes; lane++)
    {
        bool never = columns[lane] == INT32_MIN;
        int left = never || columns[lane] >= 0 ? 0 : -columns[lane];
        int right = never ? 0 : plan.inputWidth - columns[lane];
        first = left > first ? left : first;
        last = right < last ? right : last;
    }

    const uint8_t* pixels[Lanes];
    for (int position = 0; position < tiles.positions; position++)
    {
        if (position > first && position < last)
        {
            for (int lane = 0; lane < Lanes; lane++)
            {
                pixels[lane] += pixelBytes;
            }
        }
        else
        {
            for (int lane = 0; lane < Lanes; lane++)
            {
                int column = columns[lane] + position;
                pixels[lane] = column >= 0 && column < plan.inputWidth ? starts[lane] + (column * pixelBytes) : outside;
            }
        }

        visit(pixels);
    }
}
}
