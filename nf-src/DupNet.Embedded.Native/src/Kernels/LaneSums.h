#pragma once
#include <stdint.h>

namespace dupnet
{
// What the sum over a window needs, the same for all filters of a row.
struct LaneWindow
{
    const uint8_t* rows[7]; // tables of the k rows of the window, at its first column
    int32_t groups;         // of a row
    int32_t kernel;
    int32_t stride;
    int32_t groupBytes; // from a group's tables to the next group's
    int32_t tableBytes; // from a position's table to the next one's
    int32_t planes;
    int32_t period;     // byte lanes: groups between widenings, at most those of a row
    int32_t columns;    // of the tile
};

// Columns are summed up in steps of ten (`wide`) or five, four, and single ones only where they must be: the next step's.
constexpr bool areStepsOfFour(int32_t columns) { return columns == 0 || columns == 4 || columns == 5 || (columns >= 8 && columns != 11); }

constexpr int32_t nextStep(int32_t columns, bool wide)
{
    bool even = areStepsOfFour(columns);
    return wide && columns >= 10 && (areStepsOfFour(columns - 10) || !even) ? 10
        : columns >= 5 && (areStepsOfFour(columns - 5) || !even) ? 5
        : columns >= 4 && areStepsOfFour(columns - 4) ? 4
        : 1;
}

// Whether the kernel for these windows takes ten columns a step: their look-ups must lie within a load's immediate, and their
// sums in registers.
constexpr bool isWide(int32_t kernel, int32_t tableBytes, int32_t stride, bool widened)
{
    return kernel == 3 && !widened && ((stride == 1 && (tableBytes == 64 || tableBytes == 128)) || (stride == 2 && tableBytes == 32));
}

// z of one filter for all columns of the tile. `indexes` are the filter's, [plane][tap row][group][tap column].

// 16-bit lanes: z[x], starts from offsets[x].
void sumHalfwordLanes(const LaneWindow& window, const uint8_t* indexes, const uint32_t* offsets, uint32_t* z);

// Byte lanes, widened: even lanes to z[x] (add offsets[x]), odd ones to z[half + x] (add offsets[half + x]).
void sumByteLanes(
    const LaneWindow& window, const uint8_t* indexes, const uint32_t* offsets, uint32_t* z, int32_t half);

// Byte lanes that stay narrow, one plane: z[x] = sum + offsets[x] + bias, modulo 2^32.
void sumNarrowLanes(
    const LaneWindow& window, const uint8_t* indexes, const uint32_t* offsets, uint32_t bias, uint32_t* z);
}
