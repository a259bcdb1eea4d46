#include "Kernels/LaneShape.h"

#include "Kernels/LaneScratch.h"
#include "Kernels/LaneSums.h"

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

// The parts, from the machine code: a look-up takes a load and an addition for each column, and two instructions more for each
// step of columns; a group four more; a widening four a column. Measured: about 60 to call a step, 8 to write a sum, 20 to
// quantize a word and 60 to start a row of it, 14 for an index, 2.5 for an entry of a table.
uint64_t laneCost(const LaneTask& task, const LaneShape& shape)
{
    const Layer& layer = *task.layer;
    bool widened = shape.byteLanes && !shape.narrow;
    int columns = shape.blockWidth;
    int planes = layer.weightPlanes();
    int tapGroups = layer.kernel * shape.groups;
    int lookups = tapGroups * layer.kernel;
    int widenings = widened ? layer.kernel * divideUp(shape.groups, shape.period) : 0;
    bool wide = isWide(layer.kernel, static_cast<int32_t>(shape.tableBytes()), layer.stride, widened);
    int perStep = 60 + (planes * ((2 * lookups) + (4 * tapGroups) + (18 * layer.kernel) + (4 * widenings)));
    int perColumn = 8 + (planes * ((2 * lookups) + (5 * widenings)));
    int steps = 0;
    for (int column = 0; column < columns; steps++)
    {
        column += nextStep(columns - column, wide);
    }

    int pooledColumns = columns / layer.pool;
    int quantize = 60 + (pooledColumns * shape.sumWords() * (layer.pool == 2 ? 40 : 20));
    uint64_t row = (static_cast<uint64_t>(layer.pool) * static_cast<uint64_t>((steps * perStep) + (columns * perColumn)))
        + static_cast<uint64_t>(quantize);
    uint64_t rows = static_cast<uint64_t>(shape.blockHeight / layer.pool);

    // Once for each block of filters.
    int tableRows = (layer.stride * (shape.blockHeight - 1)) + layer.kernel;
    int position = 60 + (shape.groups * (20 + ((5 << shape.groupBits) / 2))) + (layer.storedChannels() * (shape.byteLanes ? 10 : 7));
    uint64_t block = static_cast<uint64_t>(tableRows * shape.positions) * static_cast<uint64_t>(position);
    if (task.outputFold > 1)
    {
        block += rows * static_cast<uint64_t>((layer.channelsOut / task.outputFold) * shape.lanes() * (30 + (8 * pooledColumns)));
    }

    uint64_t blocks = static_cast<uint64_t>(divideUp(layer.channelsOut, shape.filterBlock));
    return (blocks * block) + (layer.channelsOut * ((rows * row) + static_cast<uint64_t>(14 * planes * lookups)));
}

uint32_t laneScratchBytes(const LaneTask& task, const LaneShape& shape)
{
    return LaneScratch(task, shape, nullptr).bytes;
}
}
