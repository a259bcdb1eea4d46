#include "Networks/NetworkPlan.h"

#include "Models/MapSides.h"

namespace dupnet
{
namespace
{
// All maps and logits together; far more than any device has.
constexpr uint64_t MaxMapBytes = 1 << 30;

uint32_t align4(uint32_t bytes) { return (bytes + 3) & ~3u; }

uint32_t larger(uint32_t a, uint32_t b) { return a > b ? a : b; }

class Planner
{
public:
    Planner(const Model& model, uint32_t target, NetworkPlan& plan)
        : _model(model), _plan(plan), _layers(plan.layers), _budget(target)
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

        // What maps and the smallest scratch memory need anyway is there for all.
        uint32_t needed = _plan.arenaBytes;
        for (int i = 0; i < _model.layerCount; i++)
        {
            needed = larger(needed, search(i, 0, 0).end);
        }

        _budget = larger(_budget, needed);
        for (int i = 0; i < _model.layerCount; i++)
        {
            needed = larger(needed, search(i, _budget, needed).needed());
        }

        for (int i = 0; i < _model.layerCount; i++)
        {
            chooseShape(i, needed);
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
            plan.number = static_cast<uint16_t>(i + 1);
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

    void planMap(int index, MapLayout& map) const
    {
        const Layer& layer = _model.layers[index];
        map.fold = static_cast<uint8_t>(fold(index));
        map.width = _layers[index].width;
        map.height = _layers[index].height;
        map.elements = static_cast<uint16_t>(layer.channelsOut / map.fold);
        map.elementBits = map.fold > 1 || _plan.kernels.mapsInPlanes() ? 8 : layer.outputBits;
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
                    || (fold != 0 && fold != reader.weightDuplication && !_plan.kernels.mapsInPlanes()))
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
            const MapLayout& placed = _layers[other].output;
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
        MapLayout& map = _layers[index].output;
        map.offset = findRoom(map.bytes, index, index);
        grow(map.offset + map.bytes);
    }

    // Takes the cheapest shape within the budget, of a frugal kernel within what is needed.
    void chooseShape(int index, uint32_t needed)
    {
        LayerPlan& plan = _layers[index];
        Search best = search(index, _budget, needed);
        plan.runBy = best.best;
        plan.kernel = best.shape.data;
        plan.scratchOffset = best.end - best.shape.scratchBytes;
        _plan.scratchBytes = larger(_plan.scratchBytes, best.shape.scratchBytes);
        grow(best.end);
        if (index == 0)
        {
            _plan.firstEnd = larger(best.end, plan.output.offset + plan.output.bytes);
        }
    }

    // For the cheapest shape whose scratch memory ends within a budget; with a budget of 0 for the one that ends first.
    struct Search
    {
        const Planner* planner;
        int layer;
        const Kernel* kernel; // that is asked
        uint32_t budget;      // for it
        const Kernel* best;
        KernelShape shape;
        uint32_t end; // of its scratch memory; 0 before the first shape

        // What others must have beside a frugal kernel.
        uint32_t needed() const { return best->isFrugal ? 0 : end; }

        static void visit(void* context, const KernelShape& shape)
        {
            Search& search = *static_cast<Search*>(context);
            uint32_t end = search.planner->findRoom(shape.scratchBytes, search.layer + 1, search.layer) + shape.scratchBytes;
            bool better = search.budget == 0 ? end < search.end : end <= search.budget && shape.cost < search.shape.cost;
            bool first = search.end == 0 && (search.budget == 0 || end <= search.budget);
            if (first || better)
            {
                search.end = end;
                search.best = search.kernel;
                search.shape = shape;
            }
        }
    };

    Search search(int index, uint32_t budget, uint32_t frugalBudget) const
    {
        Search search = {this, index, nullptr, 0, nullptr, {}, 0};
        for (int i = 0; i < _plan.kernels.count; i++)
        {
            search.kernel = _plan.kernels.kernels[i];
            search.budget = search.kernel->isFrugal ? frugalBudget : budget;
            search.kernel->forEachShape(_layers[index], {&search, Search::visit});
        }

        return search;
    }

    void grow(uint32_t end)
    {
        _plan.arenaBytes = larger(_plan.arenaBytes, end);
    }

    const Model& _model;
    NetworkPlan& _plan;
    LayerPlan* _layers;
    uint32_t _budget; // bytes of the arena
};
}

PlanError makePlan(
    const Model& model, int width, int height, KernelSet kernels, uint32_t arenaTarget, LayerPlan* layers, NetworkPlan& plan)
{
    plan = {
        &model, layers, static_cast<uint16_t>(width), static_cast<uint16_t>(height), 0, 0, 0, 0,
        kernelsOf(kernels == KernelSet::Fastest ? fastestKernels(model) : kernels)};
    if (width < 0 || width > 1024 || height < 0 || height > 1024)
    {
        return width < 0 || width > 1024 ? PlanError::Width : PlanError::Height;
    }

    return Planner(model, arenaTarget, plan).plan();
}

int compiledLayers(const NetworkPlan& plan)
{
    int count = 0;
    for (int i = 0; i < plan.model->layerCount; i++)
    {
        count += runsCode(*plan.layers[i].runBy) ? 1 : 0;
    }

    return count;
}
}
