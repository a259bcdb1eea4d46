#pragma once
#include "Models/Model.h"

namespace dupnet
{
// Threshold t (0 .. 2^bits - 2) of a filter of a hidden layer. The level of a sum z is the number of thresholds with
// z >= threshold.
int32_t threshold(const uint8_t* data, const Layer& layer, int filter, int t);

// Scale and bias of a head's filter: logit = (z * scale + bias) >> shift, in units of 1/1024.
struct LogitScale
{
    int32_t scale;
    int32_t bias;
};

LogitScale logitScale(const uint8_t* data, const Layer& layer, int filter);
}
