#pragma once
#include <stdint.h>

namespace dupnet
{
// Hands out parts of the caller's buffer (null to learn its size), one after the other. All start at multiples of 4.
class ScratchParts
{
public:
    uint32_t bytes;

protected:
    explicit ScratchParts(uint8_t* memory) : bytes(0), _memory(memory) {}

    uint8_t* take(uint32_t size)
    {
        uint8_t* part = reinterpret_cast<uint8_t*>(reinterpret_cast<uintptr_t>(_memory) + bytes);
        bytes += (size + 3) & ~3u;
        return part;
    }

    uint32_t* words(uint32_t count) { return reinterpret_cast<uint32_t*>(take(4 * count)); }

private:
    uint8_t* _memory;
};
}
