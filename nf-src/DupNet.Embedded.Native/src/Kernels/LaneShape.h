#pragma once
#include <stdint.h>

#include "Kernels/LaneSums.h"
#include "Models/Model.h"

namespace dupnet
{
// Images of one channel: a table adds up neighbouring pixels of a window's row, and a position is a window.
enum class GrayRows : uint8_t
{
    None,
    Model, // its images have one channel
    Frame, // the frame is gray: the weights of all channels are added up
};

// How the tile-lane convolution (TileLaneConvolution.h, which explains the terms) is laid out for one layer.
struct LaneShape
{
    uint16_t tileWidth;   // convolution columns and rows of a tile
    uint16_t tileHeight;
    uint16_t positions;   // table positions in a row of tables
    uint16_t groups;      // of inputs of a position
    uint16_t filterBlock; // filters between two builds of the tables
    uint8_t tilesAcross;  // tiles side by side and one above the other
    uint8_t tilesDown;
    uint8_t groupBits;    // inputs that a table adds up; it has 2^groupBits rows
    uint8_t byteLanes;    // 1: four lanes of 8 bits, 0: two lanes of 16
    uint8_t ringRows;     // rows of tables that are kept
    uint8_t period;       // byte lanes: groups that are added before widening
    uint8_t narrow;       // byte lanes are never widened
    GrayRows grayRows;

    int lanes() const { return tilesAcross * tilesDown; }

    LaneWidth width() const { return narrow ? LaneWidth::Narrow : byteLanes ? LaneWidth::Byte : LaneWidth::Halfword; }

    // 32-bit words that hold one finished sum of every lane: two of 16-bit lanes each for four widened ones.
    int sumWords() const { return byteLanes && !narrow ? 2 : 1; }

    // What is kept of a filter's quantizer: three thresholds; if narrow its bias and flags too.
    int filterWords() const { return narrow ? 5 : 3; }

    uint32_t tableBytes() const { return 4u << groupBits; }
};

// How windows read tables.
struct LaneTaps
{
    int rows;    // of tables
    int columns; // positions of a row
    int stride;  // positions from one window to the next
    int inputs;  // of a position
    int planes;  // of weights
    int copies;  // +1 and -1 of a weight: d

    LaneTaps(const Layer& layer, const LaneShape& shape)
        : rows(layer.kernel), columns(layer.kernel), stride(layer.stride), inputs(layer.storedChannels()), planes(layer.weightPlanes()),
          copies(layer.inputDuplication)
    {
        if (shape.grayRows == GrayRows::None)
        {
            return;
        }

        columns = 1;
        stride = 1;
        inputs = layer.kernel;
        if (shape.grayRows == GrayRows::Frame)
        {
            copies *= layer.channelsIn;
            planes = 0;
            for (int d = copies; d > 0; d >>= 1)
            {
                planes++;
            }
        }
    }

    WindowShape window(const LaneShape& shape) const { return {shape.width(), rows, columns, static_cast<int32_t>(shape.tableBytes()), stride}; }

    // Of a filter.
    int indexes(const LaneShape& shape) const { return planes * rows * columns * shape.groups; }
};
}
