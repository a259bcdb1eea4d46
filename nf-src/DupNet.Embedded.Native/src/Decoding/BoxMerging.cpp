#include "Decoding/BoxMerging.h"

namespace dupnet
{
namespace
{
// Squared score in 1/65536, never 0. All that fit a list add up to less than 2^29.
int32_t weightOf(int32_t score) { return static_cast<int32_t>((static_cast<int64_t>(score) * score) >> 16) + 1; }

// An edge of the mean, moved towards the box's by the box's part of all weights, rounded to less.
int32_t moved(int32_t mean, int32_t box, int32_t weight, int32_t all)
{
    return mean + static_cast<int32_t>(static_cast<int64_t>(box - mean) * weight / all);
}
}

int addToMean(CandidateList& candidates, int kept, int mean, int slot)
{
    bool isFirst = mean == kept;
    int into = isFirst ? slot : mean;
    const Candidate from = candidates.atSlot(mean);
    const Candidate box = candidates.atSlot(slot);
    int32_t weight = weightOf(box.score);
    int32_t all = weight + (isFirst ? weightOf(from.score) : from.score);
    candidates.atSlot(into) = {
        all,
        moved(from.left, box.left, weight, all),
        moved(from.top, box.top, weight, all),
        moved(from.right, box.right, weight, all),
        moved(from.bottom, box.bottom, weight, all),
        box.classIndex};
    return into;
}
}
