#pragma once
#include "Networks/NetworkPlan.h"

// What the planner took a layer's chosen shape to cost.
inline uint32_t estimatedCost(const dupnet::NetworkPlan& plan, int layer)
{
    struct Search
    {
        const dupnet::KernelData& chosen;
        uint32_t cost;
    };
    Search search = {plan.layers[layer].kernel, 0};
    plan.layers[layer].runBy->forEachShape(plan.layers[layer], {&search, [](void* context, const dupnet::KernelShape& shape) {
        Search& found = *static_cast<Search*>(context);
        bool same = true;
        for (int i = 0; i < dupnet::KernelData::Bytes; i++)
        {
            same = same && found.chosen.bytes[i] == shape.data.bytes[i];
        }

        found.cost = same ? shape.cost : found.cost;
    }});
    return search.cost;
}
