#include "Kernels/LaneShapes.h"

#include "Kernels/LaneCost.h"
#include "Kernels/LaneScratch.h"

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

    // Halved sums that span less than 256 stay in byte lanes (LaneOutput.h), and a row of a window's inputs fits a byte.
    shape.narrow = byteLanes && !layer.isHead() && layer.inputDuplication == 1 && layer.largestSum() <= LargestNarrowSum
        && layer.largestSum() <= 255 * layer.kernel;

    shape.byteLanes = byteLanes;
    shape.tilesAcross = static_cast<uint8_t>(tilesAcross);
    shape.tilesDown = static_cast<uint8_t>(tilesDown);
    shape.groupBits = static_cast<uint8_t>(groupBits);
    shape.grayRows = plan.input == nullptr && layer.channelsIn == 1 && layer.kernel > 1 ? GrayRows::Model : GrayRows::None;
    LaneTaps taps(layer, shape);
    shape.groups = static_cast<uint16_t>(divideUp(taps.inputs, groupBits));

    // Parts of a row that are as large as each other, so that none is a small rest.
    shape.period = static_cast<uint8_t>(period == 0 ? 0 : divideUp(shape.groups, divideUp(shape.groups, period)));
    shape.tileWidth = static_cast<uint16_t>(tileSide(plan.convolvedWidth, tilesAcross, layer.pool));
    shape.tileHeight = static_cast<uint16_t>(tileSide(plan.convolvedHeight, tilesDown, layer.pool));
    shape.positions = static_cast<uint16_t>((taps.stride * (shape.tileWidth - 1)) + taps.columns);
    shape.ringRows = static_cast<uint8_t>(layer.kernel + ((layer.pool - 1) * layer.stride));
    shape.filterBlock = static_cast<uint16_t>(filterBlock);
    return true;
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

bool makeGrayShape(const LayerPlan& plan, LaneShape& shape)
{
    const Layer& layer = *plan.layer;
    uint32_t planned = LaneScratch(plan, shape, nullptr).bytes;
    if (plan.input != nullptr || layer.channelsIn == 1 || layer.kernel == 1 || shape.byteLanes)
    {
        return false;
    }

    shape.grayRows = GrayRows::Frame;
    shape.groupBits = static_cast<uint8_t>(layer.kernel < 3 ? 3 : layer.kernel > 6 ? 4 : layer.kernel);
    shape.groups = static_cast<uint16_t>(divideUp(layer.kernel, shape.groupBits));
    shape.positions = shape.tileWidth;
    return LaneScratch(plan, shape, nullptr).bytes <= planned;
}

void forEachLaneShape(const LayerPlan& plan, const ShapeVisitor& visitor)
{
    int inputs = plan.input == nullptr && plan.layer->channelsIn == 1 ? plan.layer->kernel : plan.layer->storedChannels();
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
                if (groupBits > 3 && groupBits > inputs)
                {
                    continue;
                }

                for (int filterBlock = plan.layer->channelsOut;; filterBlock = ((filterBlock / 2) + 7) & ~7)
                {
                    LaneShape shape = {};
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
