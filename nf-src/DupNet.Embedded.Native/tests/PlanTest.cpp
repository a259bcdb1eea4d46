// plan-test: plans of random networks at random sizes. More memory never costs more, what lives at the same time does not overlap, and
// the arena is no larger than it must be or may be.
#include <cstdio>

#include "EstimatedCost.h"
#include "Models/MapSides.h"
#include "Networks/NetworkPlan.h"

using namespace dupnet;

namespace
{
uint32_t state = 1;

int below(int limit)
{
    state = (state * 1664525u) + 1013904223u;
    return static_cast<int>((static_cast<uint64_t>(state) * static_cast<uint64_t>(limit)) >> 32);
}

template <int Count> int oneOf(const int (&values)[Count]) { return values[below(Count)]; }

// A layer that the format allows, on a map of `channels`; false where the sums could overflow.
bool makeLayer(int source, int channels, int bits, bool head, Layer& layer)
{
    layer = {};
    layer.source = static_cast<uint8_t>(source);
    layer.kernel = static_cast<uint8_t>(oneOf({1, 3, 3, 3, 5}));
    layer.stride = static_cast<uint8_t>(source == 0 ? 1 + below(2) : oneOf({1, 1, 1, 2}));
    layer.padding = layer.kernel / 2;
    layer.pool = static_cast<uint8_t>(head ? 1 : oneOf({1, 1, 2}));
    layer.inputBits = static_cast<uint8_t>(bits);
    layer.outputBits = static_cast<uint8_t>(head ? 0 : oneOf({1, 2, 2, 2}));
    layer.channelsIn = static_cast<uint16_t>(channels);
    layer.channelsOut = static_cast<uint16_t>(head ? 5 : 4 * (1 + below(64)));
    int duplication = oneOf({1, 1, 2, 4, 8, 16});
    layer.weightDuplication = static_cast<uint8_t>(channels % duplication == 0 ? duplication : 1);
    layer.inputDuplication = static_cast<uint8_t>(oneOf({1, 1, 2, 3}));
    return layer.largestSum() <= 32767;
}

// Some layers one after the other, with a head now and then and at the end.
void makeModel(Model& model)
{
    model = {};
    model.inputChannels = static_cast<uint8_t>(oneOf({1, 3}));
    model.stride = 32;
    model.smallestSide = 32;
    model.largestSide = 1024;
    int source = 0;
    int channels = model.inputChannels;
    int bits = 8;
    for (int layers = 2 + below(12); model.layerCount < layers;)
    {
        Layer& layer = model.layers[model.layerCount];
        bool head = source > 0 && (model.layerCount == layers - 1 || below(6) == 0);
        if (makeLayer(source, channels, bits, head, layer))
        {
            model.layerCount++;
            source = head ? source : model.layerCount;
            channels = head ? channels : layer.channelsOut;
            bits = head ? bits : layer.outputBits;
        }
    }
}

struct Room
{
    uint32_t offset;
    uint32_t bytes;
    int first; // layer that needs it, and the last one that does
    int last;

    bool meets(const Room& other) const
    {
        return bytes > 0 && other.bytes > 0 && first <= other.last && other.first <= last && offset < other.offset + other.bytes
            && other.offset < offset + bytes;
    }
};

int lastReader(const Model& model, int layer)
{
    int last = layer;
    for (int i = layer + 1; i < model.layerCount; i++)
    {
        last = model.layers[i].source == layer + 1 ? i : last;
    }

    return last;
}

uint32_t scratchOf(const NetworkPlan& plan, int layer)
{
    struct Search
    {
        const KernelData& chosen;
        uint32_t bytes;
    };
    Search search = {plan.layers[layer].kernel, 0};
    plan.layers[layer].runBy->forEachShape(plan.layers[layer], {&search, [](void* context, const KernelShape& shape) {
        Search& found = *static_cast<Search*>(context);
        found.bytes = __builtin_memcmp(found.chosen.bytes, shape.data.bytes, KernelData::Bytes) == 0 ? shape.scratchBytes : found.bytes;
    }});
    return search.bytes;
}

bool isSound(const NetworkPlan& plan)
{
    Room rooms[2 * MaxLayers];
    int count = 0;
    for (int i = 0; i < plan.model->layerCount; i++)
    {
        const LayerPlan& layer = plan.layers[i];
        rooms[count++] = {layer.output.offset, layer.output.bytes, i, lastReader(*plan.model, i)};
        rooms[count++] = {layer.scratchOffset, scratchOf(plan, i), i, i};
    }

    for (int a = 0; a < count; a++)
    {
        for (int b = 0; b < a; b++)
        {
            if (rooms[a].meets(rooms[b]))
            {
                return false;
            }
        }

        if (rooms[a].offset + rooms[a].bytes > plan.arenaBytes)
        {
            return false;
        }
    }

    return true;
}

uint64_t cost(const NetworkPlan& plan)
{
    uint64_t sum = 0;
    for (int i = 0; i < plan.model->layerCount; i++)
    {
        sum += estimatedCost(plan, i);
    }

    return sum;
}
}

int main()
{
    int plans = 0;
    int cheaper = 0;
    for (int round = 0; round < 600; round++)
    {
        Model model;
        makeModel(model);
        int width = 32 * (1 + below(12));
        int height = 32 * (1 + below(12));
        LayerPlan layers[MaxLayers];
        uint32_t needed = 0;
        uint64_t before = UINT64_MAX;
        for (uint32_t target = 0; target <= 512 * 1024; target = target == 0 ? 16 * 1024 : target + (target / 2))
        {
            NetworkPlan plan;
            if (makePlan(model, width, height, KernelSet::Lanes, target, layers, plan) != PlanError::None)
            {
                break;
            }

            needed = target == 0 ? plan.arenaBytes : needed;
            uint64_t now = cost(plan);
            if (now > before || !isSound(plan) || plan.arenaBytes > (target > needed ? target : needed))
            {
                std::fprintf(
                    stderr, "network %d at %dx%d with %u bytes: cost %llu after %llu, arena %u, needed %u\n", round, width, height, target,
                    static_cast<unsigned long long>(now), static_cast<unsigned long long>(before), plan.arenaBytes, needed);
                return 1;
            }

            plans++;
            cheaper += before != UINT64_MAX && now < before ? 1 : 0;
            before = now;
        }
    }

    std::printf("%d plans, %d of them cheaper than with less memory\n", plans, cheaper);
    return plans > 1000 && cheaper > 100 ? 0 : 1;
}
