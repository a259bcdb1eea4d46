#include "Networks/NetworkPlan.h"

#include "Kernels/PixelLaneConvolution.h"
#include "Models/MapSides.h"

namespace dupnet
{
namespace
{
// All maps and logits together; far more than any device has.
constexpr uint64_t MaxMapBytes = 1 << 30;

uint32_t align4(uint32_t bytes) { return (bytes + 3) & ~3u; }

class Planner
{
public:
    Planner(const Model& model, NetworkPlan& plan)
        : _model(model), _plan(plan), _layers(plan.layers)
    {
    }

    PlanError plan()
    {
        uint16_t widths[MaxLayers + 1];
        uint16_t heights[MaxLayers + 1];
        if (!checkSide(_plan.width, widths))
        {
            return PlanError::Width;
        }

        if (!checkSide(_plan.height, heights))
        {
            return PlanError::Height;
        }

        if (!planMaps(widths, heights))
        {
            return PlanError::TooLarge;
        }

        for (int i = 0; i < _model.layerCount; i++)
        {
            placeMap(i);
        }

        for (int i = 0; i < _model.layerCount; i++)
        {
            chooseShape(i);
        }

        return PlanError::None;
    }

private:
    bool checkSide(int side, uint16_t* sides) const
    {
        return side >= _model.smallestSide && side <= _model.largestSide && side % _model.stride == 0
            && computeSides(_model, side, sides) == 0;
    }

    bool planMaps(const uint16_t* widths, const uint16_t* heights)
    {
        _plan.logitCount = 0;
        uint64_t bytes = 0;
        for (int i = 0; i < _model.layerCount; i++)
        {
            const Layer& layer = _model.layers[i];
            LayerPlan& plan = _layers[i];
            plan = {};
            plan.layer = &layer;
            plan.input = layer.source == 0 ? nullptr : &_layers[layer.source - 1].output;
            plan.inputWidth = widths[layer.source];
            plan.inputHeight = heights[layer.source];
            plan.convolvedWidth = static_cast<uint16_t>(layer.convolvedSide(widths[layer.source]));
            plan.convolvedHeight = static_cast<uint16_t>(layer.convolvedSide(heights[layer.source]));
            plan.width = widths[i + 1];
            plan.height = heights[i + 1];
            plan.cellSize = static_cast<uint16_t>(
                (layer.source == 0 ? 1 : _layers[layer.source - 1].cellSize) * layer.stride * layer.pool);
            plan.output.fold = 1;
            if (layer.isHead())
            {
                plan.firstLogit = _plan.logitCount;
                uint32_t count = static_cast<uint32_t>(plan.width) * plan.height * layer.channelsOut;
                if (count > MaxMapBytes / 4)
                {
                    // Bytes that 32 bits might not hold.
                    return false;
                }

                plan.output.bytes = 4 * count;
                _plan.logitCount += count;
            }
            else
            {
                planMap(i, plan.output);
            }

            bytes += plan.output.bytes;
        }

        return bytes <= MaxMapBytes;
    }

    void planMap(int index, FeatureMap& map) const
    {
        const Layer& layer = _model.layers[index];
        map.fold = static_cast<uint8_t>(fold(index));
        map.width = _layers[index].width;
        map.height = _layers[index].height;
        map.elements = static_cast<uint16_t>(layer.channelsOut / map.fold);
        map.elementBits = map.fold > 1 || _plan.kernels != Kernels::Lanes ? 8 : layer.outputBits;
        map.pixelBytes = static_cast<uint16_t>(((map.elements * map.elementBits) + 7) / 8);
        map.bytes = align4((map.height * map.rowBytes()) + map.repeatsBytes());
    }

    // The common weight duplication of a map's readers if its sums fit a byte, else 1. Where memory is no matter, what divides all of them.
    int fold(int index) const
    {
        int fold = 0;
        for (int i = index + 1; i < _model.layerCount; i++)
        {
            const Layer& reader = _model.layers[i];
            if (reader.source == index + 1)
            {
                if (reader.weightDuplication * reader.largestInput() > 255
                    || (fold != 0 && fold != reader.weightDuplication && _plan.kernels == Kernels::Lanes))
                {
                    return 1;
                }

                fold = commonDivisor(fold, reader.weightDuplication);
            }
        }

        return fold;
    }

    static int commonDivisor(int a, int b)
    {
        while (b != 0)
        {
            int rest = a % b;
            a = b;
            b = rest;
        }

        return a;
    }

    int lastReader(int index) const
    {
        for (int i = _model.layerCount - 1; i > index; i--)
        {
            if (_model.layers[i].source == index + 1)
            {
                return i;
            }
        }

        return index;
    }

    // Lowest offset for `bytes` that overlaps none of the first `count` maps that lives at step `step`.
    uint32_t findRoom(uint32_t bytes, int count, int step) const
    {
        uint32_t offset = 0;
        for (int other = 0; other < count; other++)
        {
            const FeatureMap& placed = _layers[other].output;
            if (placed.bytes != 0 && lastReader(other) >= step && offset < placed.offset + placed.bytes && placed.offset < offset + bytes)
            {
                // Step over this map, then compare with all of them again.
                offset = placed.offset + placed.bytes;
                other = -1;
            }
        }

        return offset;
    }

    void placeMap(int index)
    {
        FeatureMap& map = _layers[index].output;
        map.offset = findRoom(map.bytes, index, index);
        grow(map.offset + map.bytes);
    }

    void chooseShape(int index)
    {
        LayerPlan& plan = _layers[index];
        if (_plan.kernels != Kernels::Lanes)
        {
            uint32_t bytes = planeScratchBytes(plan);
            plan.scratchOffset = findRoom(bytes, index + 1, index);
            grow(plan.scratchOffset + bytes);
            return;
        }

        LaneTask task = plan.task();
        uint64_t bestCost = 0;
        uint32_t bestEnd = 0;
        bool found = false;
        forEachLaneShape(task, [&](const LaneShape& shape) {
            uint32_t bytes = laneScratchBytes(task, shape);
            uint32_t offset = findRoom(bytes, index + 1, index);
            uint32_t end = offset + bytes;
            uint64_t cost = laneCost(task, shape);
            bool fits = end <= NetworkPlan::ArenaTarget;
            bool bestFits = bestEnd <= NetworkPlan::ArenaTarget;
            if (!found || (fits && !bestFits) || (fits && cost < bestCost) || (!fits && !bestFits && end < bestEnd))
            {
                found = true;
                bestCost = cost;
                bestEnd = end;
                plan.shape = shape;
                plan.scratchOffset = offset;
            }
        });
        grow(bestEnd);
    }

    void grow(uint32_t end)
    {
        _plan.arenaBytes = _plan.arenaBytes < end ? end : _plan.arenaBytes;
    }

    const Model& _model;
    NetworkPlan& _plan;
    LayerPlan* _layers;
};
}

PlanError makePlan(const Model& model, int width, int height, Kernels kernels, LayerPlan* layers, NetworkPlan& plan)
{
    plan = {
        &model, layers, static_cast<uint16_t>(width), static_cast<uint16_t>(height), 0, 0,
        kernels == Kernels::Fastest ? fastestKernels() : kernels};
    if (width < 0 || width > 1024 || height < 0 || height > 1024)
    {
        return width < 0 || width > 1024 ? PlanError::Width : PlanError::Height;
    }

    return Planner(model, plan).plan();
}

uint32_t scratchBytes(const NetworkPlan& plan, int index)
{
    const LayerPlan& layer = plan.layers[index];
    return plan.kernels == Kernels::Lanes ? laneScratchBytes(layer.task(), layer.shape) : planeScratchBytes(layer);
}
}
