#pragma once
#include <stdint.h>

namespace dupnet
{
// Gives the network its input image: writes one row (columns left to right, channels fastest, a byte each). One worker asks
// for rows from the top, each once; of two workers, perhaps at once, each asks so for the rows of its half, and both for some
// between. Returns whether the row is a bar, nothing but the pad value.
struct RowSource
{
    bool (*readRow)(void* context, int row, uint8_t* target);
    void* context;
    bool isGray = false; // rows hold one channel, which stands for all
};
}
