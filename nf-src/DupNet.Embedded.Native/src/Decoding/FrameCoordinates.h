#pragma once
#include "Decoding/CandidateList.h"
#include "Imaging/FrameSampler.h"

namespace dupnet
{
// A box in the pixels of the frame's buffer, whatever its rotation; clipped to the frame. Edges in 1/16 pixel, score in
// 1/65536.
struct Detection
{
    int32_t left;
    int32_t top;
    int32_t right;
    int32_t bottom;
    int32_t score;
    int32_t classIndex;
};

// Brings a box from the network's input back to the frame's buffer. False when nothing of it lies on the frame.
bool toFrame(const Candidate& box, const FrameSampler& sampler, const Frame& frame, Detection& detection);
}
