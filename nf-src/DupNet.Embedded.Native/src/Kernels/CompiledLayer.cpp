#include "Kernels/CompiledLayer.h"

namespace dupnet
{
void widenLanes(const uint32_t* lanes, uint32_t* wide, int count)
{
    for (const uint32_t* end = lanes + count; lanes != end; lanes++, wide += 2)
    {
        uint32_t lane = *lanes;
        wide[0] = lane & EvenBytes;
        wide[1] = (lane >> 8) & EvenBytes;
    }
}

void addWidened(const uint32_t* lanes, uint32_t* wide, int count)
{
#pragma GCC unroll 4
    for (const uint32_t* end = lanes + count; lanes != end; lanes++, wide += 2)
    {
        uint32_t lane = *lanes;
        uint32_t even = wide[0];
        uint32_t odd = wide[1];
        wide[0] = even + (lane & EvenBytes);
        wide[1] = odd + ((lane >> 8) & EvenBytes);
    }
}
}
