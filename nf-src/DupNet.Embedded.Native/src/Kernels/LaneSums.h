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
    int32_t columns;    // of the block
};

// z of one filter for all columns of the block. `indexes` are the filter's, [plane][tap row][group][tap column].

// 16-bit lanes: z[x], starts from offsets[x].
void sumHalfwordLanes(const LaneWindow& window, const uint8_t* indexes, const uint32_t* offsets, uint32_t* z);

// Byte lanes, widened: even lanes to z[x] (add offsets[x]), odd ones to z[half + x] (add offsets[half + x]).
void sumByteLanes(
    const LaneWindow& window, const uint8_t* indexes, const uint32_t* offsets, uint32_t* z, int32_t half);

// Byte lanes that stay narrow, one plane: z[x] = sum + offsets[x] + bias, modulo 2^32.
void sumNarrowLanes(
    const LaneWindow& window, const uint8_t* indexes, const uint32_t* offsets, uint32_t bias, uint32_t* z);
}
