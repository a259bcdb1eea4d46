#pragma once
#include <stdint.h>

#include "Kernels/LaneSums.h"


namespace dupnet
{
// How the tile-lane convolution (TileLaneConvolution.h, which explains the terms) is laid out for one layer.
struct LaneShape
{
    uint16_t tileWidth;   // convolution columns and rows of a tile
    uint16_t tileHeight;
    uint16_t positions;   // table positions in a row of tables
    uint16_t groups;      // of inputs in a tap
    uint16_t filterBlock; // filters between two builds of the tables
    uint8_t tilesAcross;  // tiles side by side and one above the other
    uint8_t tilesDown;
    uint8_t groupBits;    // inputs that a table adds up; it has 2^groupBits rows
    uint8_t byteLanes;    // 1: four lanes of 8 bits, 0: two lanes of 16
    uint8_t ringRows;     // rows of tables that are kept
    uint8_t period;       // byte lanes: groups that are added before widening
    uint8_t narrow;       // byte lanes are never widened

    int lanes() const { return tilesAcross * tilesDown; }

    LaneWidth width() const { return narrow ? LaneWidth::Narrow : byteLanes ? LaneWidth::Byte : LaneWidth::Halfword; }

    // 32-bit words that hold one finished sum of every lane: two of 16-bit lanes each for four widened ones.
    int sumWords() const { return byteLanes && !narrow ? 2 : 1; }

    // What is kept of a filter's quantizer: three thresholds; if narrow its bias and flags too.
    int filterWords() const { return narrow ? 5 : 3; }

    uint32_t tableBytes() const { return 4u << groupBits; }
};
}
