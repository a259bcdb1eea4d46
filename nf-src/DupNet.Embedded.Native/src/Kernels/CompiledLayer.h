#pragma once
#include "Kernels/LaneSums.h"

namespace dupnet
{
// A layer as code that `dupnet compile` wrote from its weights. CompiledConvolution prepares the inputs of windows as lanes of words;
// generated functions sum them up and write the outputs, a block of filters each.

// What a generated function works on: a window of the convolution, in all lanes.
struct CompiledWindow
{
    const uint32_t* inputs; // of the window's first position: a word a stored channel; positions of a row one after the other
    uint32_t rowWords;      // from a row to the next

    // Of the window: halfword lanes, -d * S; byte lanes, that of even lanes, then that of odd ones; narrow lanes, -S / 2 rounded down, then
    // S modulo 2. Of a pool, `below` those of the row below; the second column's come after the first one's.
    const uint32_t* offsets;
    const uint32_t* below;

    uint8_t* targets[4]; // of each lane the pixel of the output map, or of a head the logits of its cell
    uint32_t* sums;      // of a pool: finished sums, [pool row][pool column][filter][word]
};

using CompiledBlock = void (*)(const CompiledWindow& window);

// The code for one kind of input.
struct CompiledCode
{
    LaneWidth width;
    uint16_t inputs;            // words of a position: stored channels, or 1 where the channels of gray pixels are one
    uint8_t copies;             // d, of all channels that are one
    uint16_t blocks;            // of filters
    uint8_t mostFilters;        // of a block
    const CompiledBlock* sums;  // a function a block: sums up a window; without a pool it writes the outputs too
    const CompiledBlock* pools; // a function a block: writes the outputs of four windows' sums; null without a pool
    uint32_t windowCost;        // RV32IMC instructions for a window of the convolution, all blocks, its share of a pool's outputs
    uint32_t codeBytes;         // of RV32IMC, estimated
};

struct CompiledLayer
{
    uint8_t number;          // from 1
    uint8_t fold;            // of the output map (MapLayout)
    CompiledCode code;
    const CompiledCode* gray; // of a layer that reads colours: for gray frames
};

struct CompiledModel
{
    uint32_t checksum; // of the model that the code was made from
    uint8_t layerCount;
    const CompiledLayer* const* layers;
};

// Helpers of generated code.

constexpr uint32_t TopHalves = 0x80008000;
constexpr uint32_t LowHalves = 0x00010001;
constexpr uint32_t TopBytes = 0x80808080;
constexpr uint32_t LowBytes = 0x01010101;
constexpr uint32_t EvenBytes = 0x00FF00FF;

// Levels of filters in the upper ends of lanes, with one more: bits 15 and 31 of t1, t2 and t3 tell which thresholds are reached. They are
// nested: the level's upper bit is t2, the lower t1 ^ t2 ^ t3.
inline uint32_t withLevel(uint32_t levels, uint32_t t1, uint32_t t2, uint32_t t3)
{
    return (levels >> 2) | (t2 & TopHalves) | (((t1 ^ t2 ^ t3) & TopHalves) >> 1);
}

inline uint32_t withBit(uint32_t levels, uint32_t t1) { return (levels >> 1) | (t1 & TopHalves); }

inline uint32_t levelOf(uint32_t t1, uint32_t t2, uint32_t t3)
{
    return ((t1 >> 15) & LowHalves) + ((t2 >> 15) & LowHalves) + ((t3 >> 15) & LowHalves);
}

inline uint32_t bitOf(uint32_t t1) { return (t1 >> 15) & LowHalves; }

// The same of byte lanes.
inline uint32_t withNarrowLevel(uint32_t levels, uint32_t t1, uint32_t t2, uint32_t t3)
{
    return (levels >> 2) | (t2 & TopBytes) | (((t1 ^ t2 ^ t3) & TopBytes) >> 1);
}

inline uint32_t withNarrowBit(uint32_t levels, uint32_t t1) { return (levels >> 1) | (t1 & TopBytes); }

inline uint32_t narrowLevelOf(uint32_t t1, uint32_t t2, uint32_t t3)
{
    return ((t1 >> 7) & LowBytes) + ((t2 >> 7) & LowBytes) + ((t3 >> 7) & LowBytes);
}

inline uint32_t narrowBitOf(uint32_t t1) { return (t1 >> 7) & LowBytes; }

// Which of the sums of four windows, or of one, reach a threshold, told by the top bits (LaneOutput.h). `any` is all of them or-ed.
inline uint32_t lowReached(uint32_t any, uint32_t a, uint32_t b, uint32_t c, uint32_t d, uint32_t limit)
{
    return any | ((a | TopBytes) - (limit * LowBytes)) | ((b | TopBytes) - (limit * LowBytes)) | ((c | TopBytes) - (limit * LowBytes))
        | ((d | TopBytes) - (limit * LowBytes));
}

inline uint32_t narrowReached(uint32_t y, uint32_t limit)
{
    return limit < 128 ? ((y | TopBytes) - (limit * LowBytes)) | y : ((y | TopBytes) - ((limit - 128) * LowBytes)) & y;
}

inline void storeByte(uint8_t* target, uint32_t value) { *target = static_cast<uint8_t>(value); }

inline void addByte(uint8_t* target, uint32_t value) { *target = static_cast<uint8_t>(*target + value); }

// z of both halves: a negative lower one has borrowed one from the upper.
inline int32_t lowHalf(uint32_t z) { return static_cast<int16_t>(z); }

inline int32_t highHalf(uint32_t z) { return static_cast<int16_t>((z - static_cast<uint32_t>(lowHalf(z))) >> 16); }

inline void storeLogit(uint8_t* cell, int channel, int32_t z, int32_t scale, int32_t bias, int shift)
{
    reinterpret_cast<int32_t*>(cell)[channel] = ((z * scale) + bias) >> shift;
}

// Byte lanes of `count` words to even and odd halfwords, which follow one another.
void widenLanes(const uint32_t* lanes, uint32_t* wide, int count);

// The same, added to what is there.
void addWidened(const uint32_t* lanes, uint32_t* wide, int count);
}
