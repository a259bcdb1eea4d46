#include "Kernels/LaneCost.h"

namespace dupnet
{
namespace
{
// In tenths of an instruction.
constexpr uint64_t Unit = 10;

uint64_t divideUp(int a, int b) { return static_cast<uint64_t>((a + b - 1) / b); }

// Look-ups, and the sums of columns made of them, of all filters in a row of the convolution.
uint64_t sumsOfRow(const LayerPlan& plan, const LaneShape& shape)
{
    constexpr uint64_t Step[] = {490, 1010, 670}; // halfword, byte, narrow
    constexpr uint64_t Column[] = {102, 204, 147};
    const Layer& layer = *plan.layer;
    LaneWidth width = shape.width();
    LaneTaps taps(layer, shape);
    WindowShape window = taps.window(shape);
    LaneSteps stepCounts = laneSteps(window, shape.tileWidth);
    uint64_t steps = static_cast<uint64_t>(stepCounts.tens + stepCounts.fives + stepCounts.fours + stepCounts.ones);
    uint64_t columns = shape.tileWidth;
    uint64_t planes = static_cast<uint64_t>(taps.planes);
    bool own = hasLaneSum(window);

    // A fifth of the look-ups of gray rows is left out.
    bool isGray = own && shape.grayRows != GrayRows::None;
    uint64_t tap = isGray ? 24 : own ? 29 : 105;
    uint64_t lookup = isGray ? 17 : own ? 22 : 47;
    uint64_t lookups = static_cast<uint64_t>(taps.indexes(shape));
    uint64_t cost = (lookups * ((steps * tap) + (columns * lookup))) + (steps * Step[static_cast<int>(width)])
        + (columns * (Column[static_cast<int>(width)] + ((planes - 1) * (width == LaneWidth::Byte ? 95 : 48))));
    if (width == LaneWidth::Byte)
    {
        cost += planes * layer.kernel * divideUp(shape.groups, shape.period) * ((steps * 87) + (columns * 81));
    }

    return layer.channelsOut * cost;
}

// Pool, quantizer and writing of all filters in a row of outputs.
uint64_t outputOfRow(const LayerPlan& plan, const LaneShape& shape)
{
    const Layer& layer = *plan.layer;
    uint64_t outputs = shape.tileWidth / layer.pool;
    uint64_t words = outputs * static_cast<uint64_t>(shape.sumWords());
    if (layer.isHead())
    {
        return layer.channelsOut * outputs * static_cast<uint64_t>(shape.lanes()) * 179;
    }

    // Four filters at a time, or one.
    bool byFour = layer.outputBits == 2 && plan.output.fold == 1;
    uint64_t four = shape.narrow ? 577 : layer.pool == 2 ? 134 : 35;
    uint64_t one = shape.narrow ? 430 : 94;
    uint64_t fours = byFour ? layer.channelsOut / LaneFilters::Most : 0u;
    uint64_t ones = layer.channelsOut - (LaneFilters::Most * fours);
    uint64_t cost = fours * ((LaneFilters::Most * words * four) + (static_cast<uint64_t>(shape.sumWords()) * 2060)) + (ones * ((words * one) + 740));
    if (plan.output.fold > 1)
    {
        cost += divideUp(layer.channelsOut, shape.filterBlock) * plan.output.elements * static_cast<uint64_t>(shape.lanes()) * (723 + (outputs * 136));
    }

    return cost;
}

// The most common window of a gray image.
bool isFastGray(const Layer& layer, const LaneShape& shape) { return layer.kernel == 3 && layer.stride == 2 && shape.groupBits == 3; }

// The tables of a position.
uint64_t position(const LayerPlan& plan, const LaneShape& shape)
{
    const Layer& layer = *plan.layer;
    if (shape.grayRows != GrayRows::None)
    {
        return isFastGray(layer, shape) ? 340u : 200 + (layer.kernel * 80u) + (shape.groups * (72 + ((1u << shape.groupBits) * 16u)));
    }

    uint64_t stored = static_cast<uint64_t>(layer.storedChannels());
    bool isImage = plan.input == nullptr;
    int bits = isImage ? 8 : plan.input->elementBits;
    bool plain = isImage ? layer.weightDuplication == 1 : plan.input->elements == layer.storedChannels();
    if (plain && bits == 2 && shape.groupBits == 4 && shape.byteLanes)
    {
        return shape.groups * 517u;
    }

    if (plain && bits == 8 && stored == 3 && shape.groupBits == 3 && !shape.byteLanes)
    {
        return 551;
    }

    uint64_t gather = plain && bits == 8 ? stored * (shape.byteLanes ? 197 : 193)
        : bits == 2 && stored % 4 == 0 ? stored * (93 + (layer.weightDuplication * 72u))
        : static_cast<uint64_t>((isImage ? layer.channelsIn : plan.input->elements) * shape.lanes()) * 225;
    return 142 + gather + (shape.groups * (72 + ((1u << shape.groupBits) * 16u)));
}
}

uint64_t laneCost(const LayerPlan& plan, const LaneShape& shape)
{
    const Layer& layer = *plan.layer;
    uint64_t rows = shape.tileHeight / layer.pool;
    uint64_t convolvedRows = shape.tileHeight;
    uint64_t blocks = divideUp(layer.channelsOut, shape.filterBlock);
    LaneTaps windowTaps(layer, shape);
    uint64_t positions = static_cast<uint64_t>((layer.stride * (shape.tileHeight - 1)) + layer.kernel) * shape.positions;
    bool isGray = shape.grayRows != GrayRows::None;
    uint64_t windows = convolvedRows * (isGray ? 4000 + (shape.tileWidth * 100u) : 18446 + (shape.tileWidth * (shape.byteLanes ? 500u : 250u)));
    uint64_t taps = layer.channelsOut * static_cast<uint64_t>(windowTaps.planes * windowTaps.rows * windowTaps.columns);
    uint64_t indexes = taps * (271 + (shape.groups * 89u));
    uint64_t cost = (convolvedRows * sumsOfRow(plan, shape)) + (rows * outputOfRow(plan, shape)) + (blocks * ((positions * position(plan, shape)) + windows))
        + indexes + (layer.channelsOut * 2085ull);
    return cost / Unit;
}
}
