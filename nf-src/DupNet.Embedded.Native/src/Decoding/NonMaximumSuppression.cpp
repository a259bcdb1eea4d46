#include "Decoding/NonMaximumSuppression.h"

namespace dupnet
{
namespace
{
int32_t smaller(int32_t a, int32_t b) { return a < b ? a : b; }

int32_t larger(int32_t a, int32_t b) { return a > b ? a : b; }

int64_t area(const Candidate& box) { return static_cast<int64_t>(box.right - box.left) * (box.bottom - box.top); }

// Whether floor(65536 * intersection / union) > threshold, without a division: the quotient exceeds a whole number
// exactly when it reaches the next one.
bool overlaps(const Candidate& a, const Candidate& b, int32_t threshold)
{
    int64_t width = smaller(a.right, b.right) - larger(a.left, b.left);
    int64_t height = smaller(a.bottom, b.bottom) - larger(a.top, b.top);
    if (width <= 0 || height <= 0)
    {
        return false;
    }

    int64_t intersection = width * height;
    return (intersection << 16) >= (threshold + static_cast<int64_t>(1)) * (area(a) + area(b) - intersection);
}
}

int suppressor(const CandidateList& candidates, int keptCount, const Candidate& box, int32_t overlapThreshold)
{
    for (int rank = 0; rank < keptCount; rank++)
    {
        const Candidate& other = candidates[rank];
        if (other.classIndex == box.classIndex && overlaps(box, other, overlapThreshold))
        {
            return rank;
        }
    }

    return -1;
}
}
