#include "Kernels/LaneShape.h"

#include "Kernels/LaneScratch.h"

namespace dupnet
{
// Largest sum of a window whose halves, one more for rounding, surely fit a byte.
static constexpr int LargestNarrowSum = 500;

static int divideUp(int a, int b) { return (a + b - 1) / b; }

// Columns or rows of a block: the side split evenly, a whole number of pooled outputs.
static int blockSide(int side, int lanes, int pool) { return divideUp(divideUp(side, lanes), pool) * pool; }

bool makeLaneShape(const LaneTask& task, bool byteLanes, int lanesX, int groupBits, int filterBlock, LaneShape& shape)
{
    const Layer& layer = *task.layer;
    int lanes = byteLanes ? 4 : 2;
    int lanesY = lanes / lanesX;
    int largestT = layer.largestInput() * layer.weightDuplication;

    // Lanes are widened between groups, each of which adds k look-ups.
    int period = 255 / (layer.kernel * groupBits * largestT);
    if (byteLanes && period == 0)
    {
        return false;
    }

    // Halved sums that span less than 256 stay in byte lanes (LaneOutput.h).
    shape.narrow = byteLanes && !layer.isHead() && layer.inputDuplication == 1 && layer.largestSum() <= LargestNarrowSum;

    shape.byteLanes = byteLanes;
    shape.lanesX = static_cast<uint8_t>(lanesX);
    shape.lanesY = static_cast<uint8_t>(lanesY);
    shape.groupBits = static_cast<uint8_t>(groupBits);
    shape.groups = static_cast<uint16_t>(divideUp(layer.storedChannels(), groupBits));

    // Parts of a row that are as large as each other, so that none is a small rest.
    shape.period = static_cast<uint8_t>(period == 0 ? 0 : divideUp(shape.groups, divideUp(shape.groups, period)));
    shape.blockWidth = static_cast<uint16_t>(blockSide(task.convolvedWidth, lanesX, layer.pool));
    shape.blockHeight = static_cast<uint16_t>(blockSide(task.convolvedHeight, lanesY, layer.pool));
    shape.positions = static_cast<uint16_t>((layer.stride * (shape.blockWidth - 1)) + layer.kernel);
    shape.ringRows = static_cast<uint8_t>(layer.kernel + ((layer.pool - 1) * layer.stride));
    shape.filterBlock = static_cast<uint16_t>(filterBlock);
    return true;
}

uint64_t laneCost(const LaneTask& task, const LaneShape& shape)
{
    const Layer& layer = *task.layer;
    uint64_t blocks = static_cast<uint64_t>(divideUp(layer.channelsOut, shape.filterBlock));
    uint64_t builds = blocks
        * static_cast<uint64_t>((layer.stride * (shape.blockHeight - 1)) + layer.kernel) * shape.positions;
    uint64_t build = static_cast<uint64_t>(shape.groups) * ((5u << shape.groupBits) / 2 + 20)
        + static_cast<uint64_t>(layer.storedChannels()) * (shape.byteLanes ? 12 : 8) + 60;

    uint64_t words = static_cast<uint64_t>(shape.blockWidth) * shape.blockHeight;
    uint64_t planes = static_cast<uint64_t>(layer.weightPlanes());
    uint64_t tapGroups = static_cast<uint64_t>(layer.kernel) * shape.groups;
    uint64_t lookups = tapGroups * layer.kernel;
    uint64_t widenings = shape.byteLanes && !shape.narrow ? static_cast<uint64_t>(layer.kernel * divideUp(shape.groups, shape.period)) : 0;
    uint64_t sum = ((lookups * 5) / 2) + (widenings * 6) + 12;
    uint64_t output = static_cast<uint64_t>(shape.sumWords()) * 30;
    return (builds * build) + (blocks * words * static_cast<uint64_t>(task.outputFold > 1 ? 20 * layer.channelsOut / task.outputFold : 0))
        + (layer.channelsOut * ((words * ((planes * sum) + output)) + (planes * lookups * 14)));
}

uint32_t laneScratchBytes(const LaneTask& task, const LaneShape& shape)
{
    return LaneScratch(task, shape, nullptr).bytes;
}
}
