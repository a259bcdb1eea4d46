#include "Kernels/LaneShapes.h"

#include "Kernels/LaneScratch.h"
#include "Kernels/LaneSums.h"

namespace dupnet
{
// Largest sum of a window whose halves, one more for rounding, surely fit a byte.
static constexpr int LargestNarrowSum = 500;

static int divideUp(int a, int b) { return (a + b - 1) / b; }

// Columns or rows of a tile: the side split evenly, a whole number of pooled outputs.
static int tileSide(int side, int lanes, int pool) { return divideUp(divideUp(side, lanes), pool) * pool; }

// The shape for a choice of lanes, group size and filter block. False when byte lanes could overflow.
static bool makeLaneShape(const LayerPlan& plan, bool byteLanes, int tilesAcross, int groupBits, int filterBlock, LaneShape& shape)
{
    const Layer& layer = *plan.layer;
    int lanes = byteLanes ? 4 : 2;
    int tilesDown = lanes / tilesAcross;
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
    shape.tilesAcross = static_cast<uint8_t>(tilesAcross);
    shape.tilesDown = static_cast<uint8_t>(tilesDown);
    shape.groupBits = static_cast<uint8_t>(groupBits);
    shape.groups = static_cast<uint16_t>(divideUp(layer.storedChannels(), groupBits));

    // Parts of a row that are as large as each other, so that none is a small rest.
    shape.period = static_cast<uint8_t>(period == 0 ? 0 : divideUp(shape.groups, divideUp(shape.groups, period)));
    shape.tileWidth = static_cast<uint16_t>(tileSide(plan.convolvedWidth, tilesAcross, layer.pool));
    shape.tileHeight = static_cast<uint16_t>(tileSide(plan.convolvedHeight, tilesDown, layer.pool));
    shape.positions = static_cast<uint16_t>((layer.stride * (shape.tileWidth - 1)) + layer.kernel);
    shape.ringRows = static_cast<uint8_t>(layer.kernel + ((layer.pool - 1) * layer.stride));
    shape.filterBlock = static_cast<uint16_t>(filterBlock);
    return true;
}

// Estimated RV32IMC instructions. The parts, from the machine code: a look-up takes a load and an addition for each column, and two instructions more for each
// step of columns; a group four more; a widening four a column. Measured: about 60 to call a step, 8 to write a sum, 20 to
// quantize a word and 60 to start a row of it, 14 for an index, 2.5 for an entry of a table.
static uint64_t laneCost(const LayerPlan& plan, const LaneShape& shape)
{
    const Layer& layer = *plan.layer;
    bool widened = shape.byteLanes && !shape.narrow;
    int columns = shape.tileWidth;
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
    uint64_t rows = static_cast<uint64_t>(shape.tileHeight / layer.pool);

    // Once for each block of filters.
    int tableRows = (layer.stride * (shape.tileHeight - 1)) + layer.kernel;
    int position = 60 + (shape.groups * (20 + ((5 << shape.groupBits) / 2))) + (layer.storedChannels() * (shape.byteLanes ? 10 : 7));
    uint64_t block = static_cast<uint64_t>(tableRows * shape.positions) * static_cast<uint64_t>(position);
    if (plan.output.fold > 1)
    {
        block += rows * static_cast<uint64_t>(plan.output.elements * shape.lanes() * (30 + (8 * pooledColumns)));
    }

    uint64_t blocks = static_cast<uint64_t>(divideUp(layer.channelsOut, shape.filterBlock));
    return (blocks * block) + (layer.channelsOut * ((rows * row) + static_cast<uint64_t>(14 * planes * lookups)));
}

static void visitShape(const LayerPlan& plan, const LaneShape& shape, const ShapeVisitor& visitor)
{
    uint64_t cost = laneCost(plan, shape);
    KernelShape offered = {};
    offered.cost = cost > UINT32_MAX ? UINT32_MAX : static_cast<uint32_t>(cost);
    offered.scratchBytes = LaneScratch(plan, shape, nullptr).bytes;
    offered.data.set(shape);
    visitor.visit(visitor.context, offered);
}

void forEachLaneShape(const LayerPlan& plan, const ShapeVisitor& visitor)
{
    int stored = plan.layer->storedChannels();
    for (int byteLanes = 0; byteLanes <= 1; byteLanes++)
    {
        int lanes = byteLanes ? 4 : 2;
        for (int tilesAcross = lanes; tilesAcross >= 1; tilesAcross /= 2)
        {
            // The image comes row by row, so its tiles cannot lie one above the other.
            if (plan.input == nullptr && tilesAcross != lanes)
            {
                continue;
            }

            for (int groupBits = 3; groupBits <= 6; groupBits++)
            {
                if (groupBits > 3 && groupBits > stored)
                {
                    continue;
                }

                for (int filterBlock = plan.layer->channelsOut;; filterBlock = ((filterBlock / 2) + 7) & ~7)
                {
                    LaneShape shape;
                    if (makeLaneShape(plan, byteLanes != 0, tilesAcross, groupBits, filterBlock, shape))
                    {
                        visitShape(plan, shape, visitor);
                    }

                    if (filterBlock <= 32 || plan.input == nullptr)
                    {
                        break;
                    }
                }
            }
        }
    }
}
}
