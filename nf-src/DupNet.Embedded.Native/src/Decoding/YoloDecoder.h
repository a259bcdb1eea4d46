#pragma once
#include "Decoding/CandidateList.h"
#include "Layers/LayerPlan.h"

namespace dupnet
{
// Turns the logits of one head into boxes (models/FORMAT.md, section 5), in integers. Adds those whose score reaches
// `scoreThreshold` (1/65536); `logitThreshold` is the smallest logit of that score: most cells fail there, before any
// sigmoid.
void decodeHead(
    const LayerPlan& head, const Model& model, const int32_t* logits, int32_t scoreThreshold, int32_t logitThreshold, CandidateList& candidates);
}
