#include "Decoding/BoxMerging.h"

namespace dupnet
{
namespace
{
// Squared score in 1/65536, never 0. All that fit a list add up to less than 2^29.
int32_t weightOf(int32_t score) { return static_cast<int32_t>((static_cast<int64_t>(score) * score) >> 16) + 1; }

// 1 - (1 - score) * (1 - 3/8 weight), what it lacks to 1 rounded down.
int32_t supported(int32_t score, int32_t weight)
{
    const int32_t certain = 65536;
    return certain - static_cast<int32_t>(static_cast<int64_t>(certain - score) * (certain - ((3 * weight) >> 3)) >> 16);
}

// An edge of the mean, moved towards the box's by the box's part of all weights, rounded towards zero.
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
    candidates.atSlot(kept).score = supported(candidates.atSlot(kept).score, weight);
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
