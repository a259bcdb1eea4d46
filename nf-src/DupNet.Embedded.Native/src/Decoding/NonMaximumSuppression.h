#pragma once
#include "Decoding/CandidateList.h"

namespace dupnet
{
// Greedy suppression within a class: whether a candidate overlaps one of the boxes that were kept before it (ranks in
// `kept`) by more than `overlapThreshold`, intersection over union in 1/65536.
bool isSuppressed(const CandidateList& candidates, int rank, const uint16_t* kept, int keptCount, int32_t overlapThreshold);
}
