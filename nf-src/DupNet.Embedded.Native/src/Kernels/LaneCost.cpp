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
    constexpr uint64_t Step[] = {490, 1010, 700}; // halfword, byte, narrow
    constexpr uint64_t Column[] = {100, 185, 138};
    const Layer& layer = *plan.layer;
    LaneWidth width = shape.width();
    int32_t tableBytes = static_cast<int32_t>(shape.tableBytes());
    LaneSteps stepCounts = laneSteps(width, layer.kernel, tableBytes, layer.stride, shape.tileWidth);
    uint64_t steps = static_cast<uint64_t>(stepCounts.tens + stepCounts.fives + stepCounts.fours + stepCounts.ones);
    uint64_t columns = shape.tileWidth;
    uint64_t planes = static_cast<uint64_t>(layer.weightPlanes());
    bool own = hasLaneSum(width, layer.kernel, tableBytes, layer.stride);
    uint64_t tap = own ? 29 : 108;
    uint64_t lookup = own ? 21 : 40;
    uint64_t taps = planes * layer.kernel * layer.kernel * shape.groups;
    uint64_t cost = (taps * ((steps * tap) + (columns * lookup))) + (steps * Step[static_cast<int>(width)])
        + (columns * (Column[static_cast<int>(width)] + ((planes - 1) * (width == LaneWidth::Byte ? 100 : 50))));
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
        return layer.channelsOut * outputs * static_cast<uint64_t>(shape.lanes()) * 192;
    }

    // Four filters at a time, or one.
    bool byFour = layer.outputBits == 2 && plan.output.fold == 1;
    uint64_t four = shape.narrow ? 560 : layer.pool == 2 ? 127 : 54;
    uint64_t one = shape.narrow ? 460 : layer.pool == 2 ? 90 : 113;
    uint64_t fours = byFour ? layer.channelsOut / LaneFilters::Most : 0u;
    uint64_t ones = layer.channelsOut - (LaneFilters::Most * fours);
    uint64_t cost = fours * ((LaneFilters::Most * words * four) + (static_cast<uint64_t>(shape.sumWords()) * 2000)) + (ones * ((words * one) + 710));
    if (plan.output.fold > 1)
    {
        cost += divideUp(layer.channelsOut, shape.filterBlock) * plan.output.elements * static_cast<uint64_t>(shape.lanes()) * (750 + (outputs * 127));
    }

    return cost;
}

// The tables of a position.
uint64_t position(const LayerPlan& plan, const LaneShape& shape)
{
    constexpr uint64_t Place = 278;
    const Layer& layer = *plan.layer;
    uint64_t stored = static_cast<uint64_t>(layer.storedChannels());
    bool isImage = plan.input == nullptr;
    int bits = isImage ? 8 : plan.input->elementBits;
    bool plain = isImage ? layer.weightDuplication == 1 : plan.input->elements == layer.storedChannels();
    if (plain && bits == 2 && shape.groupBits == 4 && shape.byteLanes)
    {
        return Place + (shape.groups * 564u);
    }

    if (plain && bits == 8 && stored == 3 && shape.groupBits == 3 && !shape.byteLanes)
    {
        return Place + 389;
    }

    uint64_t gather = plain && bits == 8 ? stored * (shape.byteLanes ? 163 : 148)
        : bits == 2 && stored % 4 == 0 ? stored * (81 + (layer.weightDuplication * 63u))
        : static_cast<uint64_t>((isImage ? layer.channelsIn : plan.input->elements) * shape.lanes()) * 227;
    return Place + 153 + gather + (shape.groups * (232 + ((1u << shape.groupBits) * 17u)));
}
}

uint64_t laneCost(const LayerPlan& plan, const LaneShape& shape)
{
    const Layer& layer = *plan.layer;
    uint64_t rows = shape.tileHeight / layer.pool;
    uint64_t convolvedRows = shape.tileHeight;
    uint64_t blocks = divideUp(layer.channelsOut, shape.filterBlock);
    uint64_t positions = static_cast<uint64_t>((layer.stride * (shape.tileHeight - 1)) + layer.kernel) * shape.positions;
    uint64_t windows = convolvedRows * (16240 + (shape.tileWidth * (shape.byteLanes ? 500u : 250u)));
    uint64_t taps = layer.channelsOut * static_cast<uint64_t>(layer.weightPlanes() * layer.kernel * layer.kernel);
    uint64_t indexes = taps * (237 + (shape.groups * 93u));
    uint64_t cost = (convolvedRows * sumsOfRow(plan, shape)) + (rows * outputOfRow(plan, shape)) + (blocks * ((positions * position(plan, shape)) + windows))
        + indexes + (layer.channelsOut * 2040ull);
    return cost / Unit;
}
}
