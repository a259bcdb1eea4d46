#pragma once
#include "Imaging/Frame.h"

namespace dupnet
{
// Stretches the brightness of frames that use little of its range: dark, flat or foggy ones. Other frames stay as they are, bit for bit.
//
// A sparse grid of a frame's pixels tells. Low is the smallest brightness with more than a 64th of the samples at or below it,
// high the largest with more than a 64th at or above it. A frame is flat where high - low is less than half the range. It is
// looked at twice, with few samples, which settle the matter for most frames, and with more. An input byte v then becomes
// ((v - low) * 255 + range / 2) / range, limited to 0 .. 255, with range = max(high - low, 16).
struct ContrastStretch
{
    static constexpr int Values = 256;

    // Samples of each brightness; then, of a flat frame, what each byte becomes.
    uint16_t values[Values];

    // Looks at a frame, and tells whether it is flat.
    bool begin(const Frame& frame);

    // Stretches bytes of the input.
    void apply(uint8_t* bytes, const uint8_t* end) const;
};
}
