#pragma once
#include "Kernels/LaneScratch.h"
#include "Networks/LayerPlan.h"

namespace dupnet
{
// The last stage of a pixel-lane convolution: pool, quantizer, and packing into the output map or the logits. The
// mathematics is in PixelLaneConvolution.h.
class LaneOutput
{
public:
    LaneOutput(const LayerPlan& plan, const uint8_t* model, const LaneScratch& scratch, uint8_t* arena, int32_t* logits);

    // Folded maps are added up, so they start as zeros.
    void clear();

    // Unpacks the quantizer of a block of filters.
    void beginBlock(int first, int filters);

    // Starts row `row` of the blocks' outputs.
    void beginRow(int row);

    // Takes the sums of filter `filter` of the block, counted from its first.
    void store(int filter);

    // Writes what is left of the row.
    void endRow();

private:
    void limitThresholds(int filter, int32_t* thresholds) const;
    template <class Merge> void quantize(const uint32_t* thresholds, uint32_t* levels, Merge merge);
    void storeLogits(int filter);
    void flush(uint32_t* levels, int shift, int byte, bool add);

    const LayerPlan& _plan;
    const Layer& _layer;
    const LaneShape& _shape;
    const uint8_t* _model;
    const LaneScratch& _scratch;
    uint8_t* _arena;
    int32_t* _logits;
    int _row;
    int _first;
    int _filters;
};
}
