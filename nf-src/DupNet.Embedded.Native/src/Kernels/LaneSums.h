#pragma once
#include <stdint.h>

namespace dupnet
{
// How the sums of a window are kept (TileLaneConvolution.h).
enum class LaneWidth : uint8_t
{
    Halfword, // 2 x 16 bits
    Byte,     // 4 x 8 bits, widened to 16 before they could overflow
    Narrow,   // 4 x 8 bits that never overflow
};

// What a window is summed up in: steps of ten, five and four columns, and single ones only where they must be.
struct LaneSteps
{
    uint8_t tens;
    uint8_t fives;
    uint8_t fours;
    uint8_t ones;
};

// What the sum over a window needs, the same for all filters of a row.
struct LaneWindow
{
    const uint8_t* rows[7]; // tables of the k rows of the window, at its first column
    int32_t groups;         // of a position
    int32_t kernel;
    int32_t taps;   // positions of a row: k, or 1
    int32_t stride; // positions from one window to the next
    int32_t groupBytes; // from a group's tables to the next group's
    int32_t tableBytes; // from a position's table to the next one's
    int32_t planes;
    int32_t period; // byte lanes: groups between widenings, at most those of a row
    LaneSteps steps; // of the tile's columns
};

// Filters that are summed up together, at most four.
struct LaneFilters
{
    static constexpr int Most = 4;

    const uint8_t* indexes; // [filter][plane][tap row][group][tap column]
    const uint32_t* biases; // narrow: what the sums of a filter start from, biasStep words apart
    int32_t biasStep;
    int32_t count;
    int32_t half; // byte lanes: columns from the offsets and sums of even lanes to those of odd ones
};

// Sums up the windows of a row of the tile. With x a column and f a filter, to z[4 * x + f]:
// - halfword lanes: the sum, from offsets[x] on;
// - byte lanes: even lanes so, odd ones to z[4 * (half + x) + f], from offsets[half + x] on;
// - narrow lanes, of one plane: the sum + offsets[x] + the filter's bias, modulo 2^32.
using LaneSum = void (*)(const LaneWindow& window, const LaneFilters& filters, const uint32_t* offsets, uint32_t* z);

// What tells loops apart.
struct WindowShape
{
    LaneWidth width;
    int32_t kernel;
    int32_t taps;
    int32_t tableBytes;
    int32_t stride;

    constexpr bool operator==(const WindowShape& other) const
    {
        return width == other.width && kernel == other.kernel && taps == other.taps && tableBytes == other.tableBytes && stride == other.stride;
    }
};

// The loops for windows of a shape: of their own, where all offsets are constants, or the general ones.
LaneSum laneSumFor(const WindowShape& shape);

// Whether there are loops of their own.
bool hasLaneSum(const WindowShape& shape);

// Their steps for a row of columns. Ten at once need loops of their own, offsets within a load's immediate, and sums that fit the
// registers.
LaneSteps laneSteps(const WindowShape& shape, int32_t columns);
}
