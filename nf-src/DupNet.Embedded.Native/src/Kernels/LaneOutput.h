#pragma once
#include "Kernels/LaneScratch.h"
#include "Layers/Kernel.h"

namespace dupnet
{
// The last stage of a tile-lane convolution: pool, quantizer, and packing into the output map or the logits. The
// mathematics for 16-bit lanes is in TileLaneConvolution.h.
//
// Narrow sums are never widened: they stay in byte lanes, as halves. With x = z / 2 rounded down and z modulo 2 = S modulo 2,
//
//     z >= 2t      <=>  x >= t,
//     z >= 2t - 1  <=>  x + (S modulo 2) >= t.
//
// A filter of p weights +1 and n weights -1 on inputs 0 .. m has z in -n m .. p m. So with the bias (n m + 1) / 2 rounded
// down, y = x + bias is in 0 .. (p + n) m / 2 + 1, which fits a byte for layers of small windows. It is summed up modulo 2^32
// on whole words, exact since the finished lanes are in range. For a threshold c on y, with the top bit of each lane as the
// result:
//
//     c < 128:   y >= c  <=>  ((y | 128) - c) | y,
//     c >= 128:  y >= c  <=>  ((y | 128) - (c - 128)) & y.
class LaneOutput
{
public:
    LaneOutput(const LayerPlan& plan, const LayerRun& run, const LaneScratch& scratch);

    // Before any row: folded maps are added up, so they start as zeros; no row repeats another yet.
    static void clear(const LayerPlan& plan, uint8_t* arena);

    // Whether repeatRow can stand for a computed row.
    bool canRepeat() const { return !_layer.isHead() && _plan.output.fold == 1 && _shape.tilesDown == 1; }

    // Makes a row equal to the one above it; `hint`: and says so to the readers of the map.
    void repeatRow(int row, bool hint);

    // Unpacks the quantizer of a block of filters.
    void beginBlock(int first, int filters);

    // Starts row `row` of the tiles' outputs.
    void beginRow(int row);

    // What narrow sums of filter `filter` of the block start from, in all lanes; filterWords further that of the next.
    const uint32_t* bias(int filter) const { return _scratch.thresholds + (_shape.filterWords() * filter) + 3; }

    // Takes the sums of `count` filters of the block, at most four, from a multiple of four on.
    void store(int first, int count);

    // Writes what is left of the row.
    void endRow();

private:
    void limitThresholds(int filter, int32_t* thresholds) const;
    void beginNarrow(int filter, const int32_t* thresholds, uint32_t* words) const;
    void storeOne(int filter);
    void storeFour(int first);
    template <int Pool> void quantizeFour(int first, int half);
    void storeFourNarrow(int first);
    uint8_t* pixels(int lane, int first, int& count) const;
    template <class Merge> void quantize(const uint32_t* words, const uint32_t* sums, uint32_t* levels, Merge merge);
    template <int Pool, class Merge> void quantizeLow(const uint32_t* words, const uint32_t* sums, uint32_t* levels, Merge merge);
    template <int Pool, class Merge> void quantizeNarrow(const uint32_t* words, const uint32_t* sums, uint32_t* levels, Merge merge);
    template <class Merge> void storeNarrow(const uint32_t* words, const uint32_t* sums, uint32_t* levels, Merge merge);
    void storeLogits(int filter);
    void flush(uint32_t* levels, int unused, int byte, bool add);

    const LayerPlan& _plan;
    const Layer& _layer;
    const LaneShape& _shape;
    const uint8_t* _model;
    const LaneScratch& _scratch;
    uint8_t* _arena;
    int32_t* _logits;
    uint32_t* _levels; // of the next filter
    int _rowWords;     // of levels, of an element
    int _element;      // of a folded map, the next filter's
    int _row;
    int _first;
    int _filters;
};
}
