#include "Decoding/FrameCoordinates.h"

namespace dupnet
{
namespace
{
// An edge in 1/16 input pixel to 1/16 frame pixel, clipped.
int32_t scale(int32_t edge, int start, int content, int32_t side)
{
    int64_t scaled = static_cast<int64_t>(edge - (16 * start)) * side / (16 * content);
    return scaled < 0 ? 0 : scaled > side ? side : static_cast<int32_t>(scaled);
}
}

bool toFrame(const Candidate& box, const FrameSampler& sampler, const Frame& frame, Detection& detection)
{
    int32_t width = 16 * frame.uprightWidth();
    int32_t height = 16 * frame.uprightHeight();
    int32_t left = scale(box.left, sampler.left(), sampler.contentWidth(), width);
    int32_t right = scale(box.right, sampler.left(), sampler.contentWidth(), width);
    int32_t top = scale(box.top, sampler.top(), sampler.contentHeight(), height);
    int32_t bottom = scale(box.bottom, sampler.top(), sampler.contentHeight(), height);
    if (left >= right || top >= bottom)
    {
        return false;
    }

    if (frame.mirror)
    {
        int32_t mirrored = width - right;
        right = width - left;
        left = mirrored;
    }

    switch (frame.rotation)
    {
        case Rotation::None:
            detection = {left, top, right, bottom, box.score, box.classIndex};
            break;

        case Rotation::Clockwise90:
            detection = {top, width - right, bottom, width - left, box.score, box.classIndex};
            break;

        case Rotation::Clockwise180:
            detection = {width - right, height - bottom, width - left, height - top, box.score, box.classIndex};
            break;

        default:
            detection = {height - bottom, left, height - top, right, box.score, box.classIndex};
            break;
    }

    return true;
}
}
