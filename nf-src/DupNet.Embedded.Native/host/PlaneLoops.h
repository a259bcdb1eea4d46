#pragma once
#include <stdint.h>

namespace dupnet
{
// How sums are written.
enum class SumOrder : uint8_t
{
    Pixels, // one behind the other
    Minus,  // as PlaneWindow::minus
    Pairs,  // the larger of two pixels each
};

// What the sum over a window needs, the same for all filters of a band.
struct PlaneWindow
{
    const uint8_t* tables;
    const int16_t* minus; // d * S of each pixel; of byte tables those with even numbers first in each register of pixels
    uint32_t lookups;     // of a weight plane
    uint32_t weightPlanes;
    uint32_t period; // bytes: look-ups between widenings
    uint32_t pixels;
    SumOrder order;
};

// The loops of the plane kernels, compiled for one width of registers. They read and write up to Slack bytes behind the end
// of what they are given. This header is all that they include: inline functions compiled for one processor must not be
// linked in place of those for another.
struct PlaneLoops
{
    static constexpr uint32_t Slack = 64;

    // Puts bytes `step` apart into rows of bytes or 16-bit numbers, or adds them.
    void (*readBytes)(const uint8_t* from, uint32_t step, uint32_t count, bool add, uint8_t* row);
    void (*readHalfwords)(const uint8_t* from, uint32_t step, uint32_t count, bool add, uint16_t* row);

    // All subset sums of `members` rows of `count` numbers, `rowBytes` apart, to tables `tableBytes` apart.
    void (*buildBytes)(const uint8_t* rows, uint32_t rowBytes, uint32_t members, uint32_t count, uint8_t* tables, uint32_t tableBytes);
    void (*buildHalfwords)(const uint8_t* rows, uint32_t rowBytes, uint32_t members, uint32_t count, uint8_t* tables, uint32_t tableBytes);

    // offsets[i] = bases[i] + half byte i of `bits` * tableBytes.
    void (*readOffsets)(const uint8_t* bits, const uint32_t* bases, uint32_t tableBytes, uint32_t count, uint32_t* offsets);

    // z = 2V - minus of one filter, from byte or 16-bit tables. `offsets`: [weight plane, highest first][look-up].
    void (*sumBytes)(const PlaneWindow& window, const uint32_t* offsets, int16_t* z);
    void (*sumHalfwords)(const PlaneWindow& window, const uint32_t* offsets, int16_t* z);

    // How many of three limits a sum exceeds, put into or added to `target`; or the larger of two sums, `below` apart.
    void (*quantize)(const int16_t* z, uint32_t count, const int16_t* limits, bool add, uint8_t* target);
    void (*quantizeTwo)(const int16_t* z, uint32_t below, uint32_t count, const int16_t* limits, bool add, uint8_t* target);
};

extern const PlaneLoops planeLoops16;
extern const PlaneLoops planeLoops32;
}
