#pragma once
#include <stdint.h>

namespace dupnet
{
// Gives the network its input image: writes one row (columns left to right, channels fastest, a byte each). Rows are
// asked for from the top, each once. Returns whether the row is a bar, nothing but the pad value.
struct RowSource
{
    bool (*readRow)(void* context, int row, uint8_t* target);
    void* context;
};
}
