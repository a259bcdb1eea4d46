#pragma once
#include "Layers/RowSource.h"

namespace dupnet
{
// The input of the known answer (models/FORMAT.md, section 6): state = state * 1664525 + 1013904223 modulo 2^32, each byte
// the highest eight bits of the next state.
struct GeneratedImage
{
    uint32_t state;
    uint32_t rowBytes;

    RowSource source() { return {readRow, this}; }

private:
    static bool readRow(void* context, int, uint8_t* target)
    {
        GeneratedImage& image = *static_cast<GeneratedImage*>(context);
        for (uint8_t* end = target + image.rowBytes; target != end; target++)
        {
            image.state = (image.state * 1664525u) + 1013904223u;
            *target = static_cast<uint8_t>(image.state >> 24);
        }

        return false;
    }
};
}
