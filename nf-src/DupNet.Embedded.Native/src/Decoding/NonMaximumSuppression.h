#pragma once
#include "Decoding/CandidateList.h"

namespace dupnet
{
// Greedy suppression within a class: rank of the best of the first `keptCount` boxes that a candidate overlaps by more than
// `overlapThreshold`, intersection over union in 1/65536; or -1.
int suppressor(const CandidateList& candidates, int keptCount, const Candidate& box, int32_t overlapThreshold);
}
