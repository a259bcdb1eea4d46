#pragma once
#include "Kernels/LaneShape.h"
#include "Kernels/LaneSums.h"
#include "Kernels/ScratchParts.h"
#include "Layers/LayerPlan.h"

namespace dupnet
{
// Lays out the scratch memory of a tile-lane convolution in the caller's buffer.
struct LaneScratch : ScratchParts
{
    LaneScratch(const LayerPlan& plan, const LaneShape& shape, uint8_t* memory)
        : ScratchParts(memory)
    {
        const Layer& layer = *plan.layer;
        uint32_t halves = shape.byteLanes ? 2 : 1;
        uint32_t sumWords = static_cast<uint32_t>(shape.sumWords());
        LaneTaps taps(layer, shape);
        uint32_t rowTables = shape.groups * shape.positions * shape.tableBytes();
        uint32_t pooledColumns = shape.tileWidth / layer.pool;
        tables = take(shape.ringRows * rowTables);
        positionSums = words(shape.ringRows * shape.positions * sumWords);
        offsets = words(layer.pool * shape.tileWidth * halves);
        thresholds = words(layer.isHead() ? 0 : static_cast<uint32_t>(shape.filterWords()) * shape.filterBlock);
        indexes = take(static_cast<uint32_t>(shape.filterBlock) * static_cast<uint32_t>(taps.indexes(shape)));

        // What tables are built from lies where sums and levels do: a row's tables are there before its sums.
        uint32_t start = bytes;
        elements = words(static_cast<uint32_t>(taps.inputs));
        imageRow = plan.input == nullptr ? take(imageRowBytes(plan, shape)) : nullptr;
        uint32_t end = bytes;
        bytes = start;
        sums = words(static_cast<uint32_t>(LaneFilters::Most) * layer.pool * shape.tileWidth * sumWords);
        levels = words(pooledColumns * sumWords * (plan.output.fold > 1 ? plan.output.elements : 1u));
        bytes = bytes > end ? bytes : end;
    }

    uint8_t* tables;        // [ring row][group][position][2^groupBits] words
    uint32_t* positionSums; // [ring row][sum word][position]: sum of a position's inputs
    uint32_t* offsets;      // [half][pool row][column]: -d * S; if narrow -S/2 rounded down, then S modulo 2
    uint32_t* thresholds;   // [filter of the block][filterWords], see LaneOutput
    uint8_t* indexes;       // [filter of the block][plane][tap row][group][tap column]: byte offsets of table rows
    uint32_t* elements;     // [stored channel]: inputs of a position, a lane each
    uint8_t* imageRow;      // a row of the image; of gray rows with the pads that the tiles' windows reach
    uint32_t* sums;         // [sum word][pool row][column][filter of four]: z; if narrow z/2 rounded down plus a bias
    uint32_t* levels;       // [element if folded][sum word][pooled column]

private:
    static uint32_t imageRowBytes(const LayerPlan& plan, const LaneShape& shape)
    {
        const Layer& layer = *plan.layer;
        uint32_t image = static_cast<uint32_t>(plan.inputWidth) * layer.channelsIn;
        uint32_t row = plan.inputWidth + static_cast<uint32_t>(layer.padding);
        uint32_t windows = (layer.stride * ((static_cast<uint32_t>(shape.tileWidth) * shape.tilesAcross) - 1)) + layer.kernel;
        return shape.grayRows == GrayRows::None ? image : row > windows ? row : windows;
    }
};
}
